"""Writers: each turns a `Sop` into one kind of file or drawing."""
