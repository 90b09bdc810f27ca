#!/usr/bin/python3
"""make-pdf.py FOLDER: writes the PDF files beside it that no other program wrote.

SPDX-License-Identifier: GPL-3.0-or-later

Each is set by hand: what stands where is what a case is about. "~" in a word is where it may be
divided. The files of other programs were written from the texts beside this script:

    soffice --headless --convert-to pdf libreoffice.fodt
    chromium --headless --no-pdf-header-footer --print-to-pdf=chromium.pdf chromium.html
    qpdf --object-streams=generate --recompress-flate --compression-level=9 --replace-input FILE
    qpdf --encrypt "" owner 256 --modify=none -- columns.pdf encrypted.pdf
    qpdf --encrypt user owner 256 -- columns.pdf password.pdf
"""
import pathlib
import sys
import zlib

# Of the letters of Helvetica from 0x20 on, in thousandths of its size
WIDTHS = [int(n) for n in """278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
556 556 333 500 278 556 500 722 500 500 500 334 260 334 584""".split()]

FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}
WIDTH, HEIGHT = 595, 842


def measure(text, size):
    return sum(WIDTHS[ord(c) - 32] if 32 <= ord(c) < 127 else 556 for c in text) * size / 1000


class Pdf:
    """Pages of words at places; (0, 0) is the upper left corner."""

    def __init__(self, **info):
        self.pages = []
        self.info = info
        self.links = []

    def page(self, rotate=0):
        self.pages.append([[], rotate, []])

    def text(self, x, y, text, size=10, font="plain", matrix=None):
        words = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        place = matrix or f"1 0 0 1 {x:.2f} {HEIGHT - y:.2f}"
        self.pages[-1][0].append(b"BT /%s %g Tf %s Tm (%s) Tj ET" % (font.encode(), size, place.encode(), words))

    def link(self, x0, y0, x1, y1, address):
        self.pages[-1][2].append((x0, HEIGHT - y1, x1, HEIGHT - y0, address))

    def picture(self, x, y, width, height):
        self.pages[-1][0].append(b"q %d 0 0 %d %d %d cm /picture Do Q" % (width, height, x, HEIGHT - y - height))

    def save(self, path):
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

        def add(data):
            objects.append(data)
            return len(objects)

        fonts = " ".join(f"/{name} {add(f'<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>'.encode())} 0 R"
                         for name, base in FONTS.items())
        grey = b"\x80" * 64
        picture = add(b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 64 >>\nstream\n"
                      + grey + b"\nendstream")
        kids = []
        for lines, rotate, links in self.pages:
            data = zlib.compress(b"\n".join(lines), 9)
            content = add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data))
            annotations = " ".join(f"{add(f'<< /Type /Annot /Subtype /Link /Rect [{x0:.1f} {y0:.1f} {x1:.1f} {y1:.1f}] /Border [0 0 0] /A << /S /URI /URI ({address}) >> >>'.encode())} 0 R"
                                   for x0, y0, x1, y1, address in links)
            kids.append(add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} /Contents {content} 0 R "
                            f"/Annots [{annotations}] /Resources << /Font << {fonts} >> /XObject << /picture {picture} 0 R >> >> >>".encode()))
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
        info = add(b"<< " + b" ".join(b"/%s (%s)" % (key.encode(), value.encode("cp1252")) for key, value in self.info.items()) + b" >>")

        out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, data in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, info, start)
        path.write_bytes(bytes(out))


def wrap(text, width, size, indent=0):
    """The lines of a paragraph, as full as they get."""
    lines, line = [], ""
    room = width - indent
    for word in text.split():
        parts = word.split("~")
        while True:
            whole = "".join(parts)
            trial = f"{line} {whole}" if line else whole
            if measure(trial, size) <= room:
                line = trial
                break
            for cut in range(len(parts) - 1, 0, -1):
                head = "".join(parts[:cut]).rstrip("-") + "-"
                trial = f"{line} {head}" if line else head
                if measure(trial, size) <= room:
                    lines.append(trial)
                    parts = parts[cut:]
                    break
            else:
                lines.append(line)
            line, room = "", width
    return lines + [line]


def flow(paragraphs, width, size, indent=0):
    """Lines of paragraphs with how far each is set in, None for the gap between two."""
    for number, paragraph in enumerate(paragraphs):
        if number > 0 and not indent:
            yield None, 0
        for at, line in enumerate(wrap(paragraph, width, size, indent if number > 0 else 0)):
            yield line, indent if at == 0 and number > 0 else 0


def set_columns(pdf, lines, columns, top, bottom, size, leading):
    """Fills columns (their left edges) of the page with lines; returns those that are left."""
    lines = list(lines)
    for x in columns:
        y = top
        while lines and y <= bottom:
            line, indent = lines.pop(0)
            if line is None:
                y += leading * 0.6
                continue
            pdf.text(x + indent, y, line, size)
            y += leading
    return lines


FERRY = [
    "The last ferry of the year left Port Example on Monday with eleven pas~sengers, two bi~cycles and a piano. From Novem~ber to "
    "March the 340 people of Little Holm will de~pend on a fish~ing boat that sails when its owner, Bo Sample, has noth~ing bet~ter to do.",
    "“We had no choice,” said Cleo Person, who speaks for the har~bour board. “Peo~ple of the island are self-~em~ployed or re~tired. "
    "They knew what was com~ing.” A well-~known cap~tain of Nor~dic-~Baltic lines, asked on Tues~day, did not agree.",
    "The self-employed of the island, from car~pen~ters to teach~ers, met in the school and wrote to the gov~ern~ment of the prov~ince. "
    "The islanders wrote in March that they ask for a boat that runs three times a week, which would cost about €210,000 a year.",
    "In Port Example no~body was sur~prised. The har~bour mas~ter, who did not want his name in the news~paper, said that the boat "
    "had been “a hole in the wa~ter into which money was thrown” since the day on which it was bought. He has a boat of his own.",
    "The coun~cil meets again in spring. Un~til then the is~landers have two freez~ers, one doc~tor on Thurs~days and a great deal of "
    "time, as the teacher said, “to read what the law says about is~lands”. She has read it twice.",
]


def columns():
    pdf = Pdf(Title="Microsoft Word - ferry_final2.doc", Author="Ann Example")
    pdf.page()
    pdf.text(60, 60, "ISLANDS", 9)
    pdf.text(60, 90, "Ferry to Little Holm stops in winter", 24, "bold")
    pdf.text(60, 116, "after two hundred years of service", 24, "bold")
    pdf.text(60, 140, "The council says that it cannot pay for the boat any longer.", 14)
    pdf.text(60, 162, "By Ann Example", 10, "italic")
    set_columns(pdf, flow(FERRY * 2, 225, 10, 12), [60, 310], 190, 420, 10, 12)
    pdf.save(folder / "columns.pdf")


def three_columns():
    pdf = Pdf()
    pdf.page()
    pdf.text(50, 80, "A winter without a boat", 22, "bold")
    set_columns(pdf, flow(FERRY, 150, 9), [50, 220, 390], 110, 290, 9, 11)
    pdf.text(50, 330, "What the law says", 13, "bold")
    set_columns(pdf, flow(FERRY[3:], 490, 9), [50], 350, 700, 9, 11)
    pdf.save(folder / "three-columns.pdf")


def heads():
    pdf = Pdf(Title="Ferry to Little Holm", Author="Bo Sample", CreationDate="D:20260105093000+01'00'")
    lines = list(flow(FERRY * 5, 475, 10))
    number = 0
    while lines:
        number += 1
        pdf.page()
        pdf.text(60 if number % 2 else 380, 40, "The Example Mercury" if number % 2 else "Little Holm without a boat", 8)
        pdf.text(60, 810, "Draft of 5 January – not for publication", 8)
        pdf.text(500, 810, f"Page {number} of 3", 8)
        if number == 1:
            pdf.text(60, 90, "Little Holm without a boat", 20, "bold")
        lines = set_columns(pdf, lines, [60], 120 if number == 1 else 80, 420 if number < 3 else 760, 10, 13)
    pdf.save(folder / "heads.pdf")


def marks():
    pdf = Pdf()
    pdf.page()
    pdf.text(60, 80, "What the islanders want", 20, "bold")
    pdf.text(60, 110, "The islanders wrote in March that they ask for", 10)
    pdf.text(60 + measure("The islanders wrote in March that they ask for ", 10), 110, "a boat", 10, "bold")
    pdf.text(60 + measure("The islanders wrote in March that they ask for a boat ", 10), 110, "on 30 km", 10, "italic")
    pdf.text(60 + measure("The islanders wrote in March that they ask for a boat on 30 km", 10) + 0.4, 106, "2", 6, "italic")
    pdf.text(60 + measure("The islanders wrote in March that they ask for a boat on 30 km2 ", 10), 110, "of water, and", 10)
    pdf.text(60, 123, "wrote to the county (see the petition) and to others:", 10)
    x = 60 + measure("wrote to the county (see ", 10)
    pdf.link(x, 113, x + measure("the petition", 10), 126, "https://example.org/holm/petition?year=2026")
    pdf.link(60, 100, 110, 112, "javascript:app.alert(1)")
    for y, x, marker, words in [(145, 70, "•", "a boat on Mondays, Wednesdays and Fridays, which takes cars as"), (158, 84, "", "well as people and their shopping"),
                                (171, 70, "•", "mail"), (184, 88, "–", "letters"), (197, 88, "–", "parcels"), (210, 70, "•", "a doctor")]:
        if marker:
            pdf.text(x, y, marker)
        pdf.text(x + (14 if marker else 0), y, words)
    pdf.text(60, 235, "What happens next", 10, "bold")
    pdf.text(60, 250, "The order is in the law, as it has been since 1921. It is this:")
    for at, words in enumerate(["The county hears the island.", "The province hears the county.", "Nobody hears anything until spring."]):
        pdf.text(70, 268 + 13 * at, f"{at + 1}.")
        pdf.text(88, 268 + 13 * at, words)
    pdf.text(60, 325, "How much it costs", 14, "bold")
    for at, cells in enumerate([("Year", "Passengers", "Cost"), ("2024", "9,120", "€180,000"), ("2025", "", "€210,000")]):
        for x, words in zip((60, 200, 340), cells):
            if words:
                pdf.text(x, 345 + 14 * at, words)
    pdf.text(60, 410, "T", 29)
    pdf.text(80, 394, "he harbour master said that the boat had been a hole in the water into which money was")
    pdf.text(80, 407, "thrown since the day on which it was bought. He has a boat of his own, and sails it in")
    pdf.text(60, 420, "winter too, though not to the island, where nobody asked him to come.")
    for line, y in zip(wrap("The sea belongs to those who cross it, and the bill to those who stay at home; so it has been, and so "
                            "it is going to be for as long as there are islands in it.", 380, 10), (445, 458, 471)):
        pdf.text(100, y, line)
    pdf.text(60, 490, "That is what the law says, more or less, and the council has read it, more or less, and so it is.")
    pdf.picture(60, 520, 200, 120)
    pdf.text(0, 0, "Photo: Dee Lens", 8, matrix=f"0 1 -1 0 275 {HEIGHT - 640}")
    pdf.save(folder / "marks.pdf")


def turned():
    pdf = Pdf()
    pdf.page(rotate=90)
    # As it is read, the page lies on its side.
    for at, (line, size) in enumerate([("A page on its side", 20)] + [(line, 10) for line in wrap(FERRY[0], 400, 10)]):
        pdf.text(0, 0, line, size, matrix=f"0 1 -1 0 {80 + 30 * (at > 0) + 13 * at} 60")
    pdf.page()
    for at, line in enumerate(wrap(FERRY[3], 400, 10)):
        pdf.text(0, 0, line, 10, matrix=f"0 -1 1 0 {500 - 13 * at} 780")
    pdf.page()
    for at, line in enumerate(wrap(FERRY[4], 400, 10)):
        pdf.text(0, 0, line, 10, matrix=f"-1 0 0 -1 500 {100 + 13 * at}")
    pdf.save(folder / "turned.pdf")


def scanned():
    pdf = Pdf()
    for _ in range(2):
        pdf.page()
        pdf.picture(0, 0, WIDTH, HEIGHT)
    pdf.save(folder / "scanned.pdf")


def half_scanned():
    pdf = Pdf()
    pdf.page()
    pdf.text(60, 80, "The minutes of the council", 20, "bold")
    for at, line in enumerate(wrap(FERRY[2], 475, 10)):
        pdf.text(60, 110 + 13 * at, line)
    pdf.page()
    pdf.picture(0, 0, WIDTH, HEIGHT)
    pdf.save(folder / "half-scanned.pdf")


folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
for case in (columns, three_columns, heads, marks, turned, scanned, half_scanned):
    case()
