"""Opening workbooks as plain values with true addresses: .xlsx, .xls, .ods, .csv; no database."""
