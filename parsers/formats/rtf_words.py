"""The control words of RTF that matter here: what is seen of a file, and what stands for characters and their sets."""

UNSEEN = {"fonttbl", "colortbl", "stylesheet", "info", "objclass", "objdata", "objname", "themedata", "datastore",
           "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "fldinst", "annotation", "atnid",
           "bkmkstart", "bkmkend", "latentstyles", "pntxta", "pntxtb", "revtbl", "nonshppict",
           "shprslt", "filetbl", "mmathPr", "defchp", "defpap", "pgdsctbl", "sp", "wgrffmtfilter"}  # fmt: skip
# Destinations that are marked as ones to skip and hold words all the same.
SEEN = {"footnote", "do", "shppict", "shptxt", "ud", "listtext", "pntext", "shpinst", "fldrslt"}
CHARSETS = {0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5",
             161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
             204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
CHARACTERS = {"tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
               "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " "}  # fmt: skip
# That of the first page before those of both halves of a page that is printed on two sides.
HEADERS = ("headerf", "header", "headerr", "headerl")
FOOTERS = ("footerf", "footer", "footerr", "footerl")
