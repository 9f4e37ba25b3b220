"""What a station prints, on which printer, and what its screens say of it.

label_desk.py     a parcel's waybill into the print journal;  carrier_label.py  the carrier's own instead
paper_desk.py     what comes out beside it;  parcel_papers.py  what those papers say
documents.py      contents to print jobs;  label_sizes.py  which layout a paper takes
route_book.py     which printer prints what, now;  route_file.py  from and to printers.toml
routes.py         the rules changed, tried, taken over;  route_words.py  their names and refusals
round.py          one printer's lane on the desktop;  rounds.py  all of them;  shown.py  for the bench
desk.py           the printers page: printers;  desk_labels.py desk_reprints.py desk_bench.py  its labels
desk_routes.py    and its rules
"""
