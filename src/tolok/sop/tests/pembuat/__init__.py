"""Documents made of an SOP in the forms that agencies use, for tests of the reader."""
