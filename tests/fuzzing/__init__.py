"""What a fuzzer tries: functions that take any bytes and fail where a reader breaks its word.

Readers promise: whatever they get, they give a value or an error of this package that says where it is wrong; no row
is lost. A module here has one of them; ``one_input(data)`` tries it on some bytes. The tests try each on the files of
``corpus/``, which once broke something or are refused in many ways, and on bytes that Hypothesis draws. With atheris
installed, look for longer::

    cd tests && python -m fuzzing yaml_files -max_total_time=600
"""

TARGETS = ("yaml_files", "rules", "records", "csv_tables", "table_files", "json_lines")
