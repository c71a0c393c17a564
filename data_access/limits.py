"""How much of an uploaded file is looked at, and what a cell may hold. Each limit says why it is what it is.

They keep a hostile file from taking more than 2 s and 100 MB; an association's own files lie far below.
"""

MEBIBYTE = 1024 * 1024

# The upload widget's own limit (server.maxUploadSize in .streamlit/config.toml), kept for files that come in
# by command as well. A ledger of 100 000 transactions is about 10 MB, a year's workbook under 1 MB.
MOST_FILE_BYTES = 20 * MEBIBYTE

# A ledger of 100 000 transactions in vouchers of four rows has 175 000 lines. Ten lines take about 0.1 ms and
# 2 kB to read, so that a file of nothing but faults keeps within the 2 s and the 100 MB.
MOST_TEXT_LINES = 200_000

# Longer than any line of the formats that we read; a file without line breaks is not one of them.
LONGEST_TEXT_LINE = 20_000

# A person can correct some hundred faults; a million of them fill the memory. That there are more is said.
MOST_PROBLEMS = 500

# All municipalities and all years since 1968 as JSON are under 1 MB. JSON takes up to thirty times its size
# in memory (`[[],[],...`), which leaves room for 2 MB.
MOST_JSON_BYTES = 2 * MEBIBYTE

# The whole country has so many; more in a municipality is two numbers read as one.
MOST_INHABITANTS = 10_000_000

# Workbooks. What the zip directory states, before anything is unpacked.
# A workbook of twenty sheets with pictures has some hundred parts.
MOST_PARTS = 1_000
# 50 000 rows by fifteen columns are about 30 MB as XML.
MOST_UNPACKED_BYTES = 100 * MEBIBYTE
# XML packs ten to thirty times; deflate cannot do more than 1 032 times. 29 kB that unpack to 10 MB is 350.
MOST_UNPACKED_RATIO = 100
# Below this size a high ratio harms nobody (a sheet of empty cells).
UNPACKED_BYTES_WITHOUT_RATIO = MEBIBYTE

# While a sheet is read. Twice the largest table that the benchmarks import.
MOST_ROWS = 100_000
# The widest table has 19 columns; a year of days fits.
MOST_COLUMNS = 400
# Every mark ("<") of a part; a cell takes four, so this is 1 250 000 cells.
MOST_MARKS = 5_000_000
# Marks that hold nothing (cells with a format only, marks of other programs): a million take about a second.
# A cell with contents may have this many around it.
MOST_EMPTY_MARKS = 1_000_000
MARKS_OF_A_CELL = 20
# Excel itself writes about ten levels; without a limit every open level takes memory.
DEEPEST_MARKS = 64
# No mark that Excel writes is near this long; one that fills the whole file would be held in memory at once.
LONGEST_MARK_BYTES = MEBIBYTE
# Shared texts are held in memory while the sheets are read: 56 bytes each and more.
MOST_SHARED_TEXTS = 300_000
# Excel's own limit for the text of one cell.
LONGEST_CELL_TEXT = 32_767
# Small parts (relations, styles, names of sheets) are read whole.
MOST_SMALL_PART_BYTES = 8 * MEBIBYTE
# Styles that a workbook can have is 65 490 by Excel's own limit.
MOST_STYLES = 70_000
# Sheets of one workbook; the template has about a dozen.
MOST_SHEETS = 200

# Cells. The longest description in the documents has some hundred signs.
LONGEST_CELL = 5_000
# Codes stand in addresses, in commands and in the key of a figure.
LONGEST_CODE = 100
# A category is a part of a figure's key, and PostgreSQL's index takes keys of up to 2 700 bytes.
LONGEST_CATEGORY = 200
# Order numbers and thresholds; an INTEGER of PostgreSQL has 32 bits.
LARGEST_WHOLE = 1_000_000_000
# Ören, counts and millionths; far inside the 64 bits of the store, and of what a page adds up.
LARGEST_VALUE = 10**15
# The most digits before and after the decimal comma; together they are exact in a Decimal.
MOST_DIGITS = 15
MOST_DECIMALS = 12
# Years outside are slips of the pen, and year 0 is none that a database takes.
FIRST_YEAR = 1900
LAST_YEAR = 2199
