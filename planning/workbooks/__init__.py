"""Reading the workbooks that villages really have: plain values in, frozen results out, no database."""
