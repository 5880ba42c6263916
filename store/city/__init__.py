"""Between county and city: filings (备案, 二(三)4) and figures handed up."""
