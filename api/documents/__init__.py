"""Documents: files of form fields, which variables refer to."""
