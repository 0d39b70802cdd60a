# The driver is the standard library's with another engine inside, so its types are the standard library's too.
from sqlite3.dbapi2 import *
