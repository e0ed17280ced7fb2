# make run    the hub on this machine, with the demonstration; needs nothing but Python 3.11
# make dev    the same for developers: reloads, shows errors
# make test   all checks and tests
# make test-all   the same at full size: every page in every look, every number, both databases
# make bench  requests per second and SQL queries of the main pages, the directory, the search
# make elasticsearch   one for tests and trials, until it is interrupted
# make lock   compile requirements*.txt anew from requirements*.in and constraints.txt
.PHONY: run dev test test-all bench elasticsearch lock clean

run:
	@bin/run

dev:
	@bin/dev

test:
	@bin/test

test-all:
	@TEST_SIZE=full bin/test

bench:
	@bin/bench

elasticsearch:
	@bin/elasticsearch

lock:
	@bin/install requirements-dev.txt
	@bin/lock

clean:
	rm -rf .venv var
