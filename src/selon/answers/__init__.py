"""The questions that a ledger answers, one file each; every answer is a `selon.records.Answer`."""
