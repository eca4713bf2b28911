-- SPDX-FileCopyrightText: Bancheng contributors
-- SPDX-License-Identifier: Apache-2.0
-- One reader who asks for the pages of a file, one path a line, one after the other. Anything but a page is counted.
local requests, turn = {}, 0

function init(arguments)
  for path in io.lines(arguments[1]) do table.insert(requests, wrk.format("GET", path)) end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

local wrong = 0

function response(status)
  if status ~= 200 then wrong = wrong + 1; wrk.thread:set("wrong", wrong) end
end

function setup(thread) threads = threads or {}; table.insert(threads, thread) end

function done(summary, latency)
  local bad = summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do bad = bad + (thread:get("wrong") or 0) end
  io.write(string.format("%d %d %.3f %.3f\n", summary.requests / summary.duration * 1e6, bad,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
