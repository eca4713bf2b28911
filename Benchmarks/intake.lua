-- SPDX-FileCopyrightText: Bancheng contributors
-- SPDX-License-Identifier: Apache-2.0
-- One report as a visitor sends it: the five fields, words of ordinary length.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [[{"channel":"online","title":"两套房登记成了一套","narrative":"我家两套房在登记簿上成了一套，想办业务办不了。去了三次，每次都说要先更正登记，更正又说缺当年的档案。","reason":"历史登记错误，需要先更正登记。","reporter":{"kind":"person","name":"张三","phone":"13800000001"}}]]

-- Every report from an address of its own, as the proxy in front would say. An argument N: to N counties in turn,
-- each by its own name.
local MARK = "203.0.113.0"
local counties, turn = {}, 0

function init(arguments)
  wrk.headers["X-Forwarded-For"] = MARK
  local count = tonumber(arguments[1]) or 0
  for county = 0, math.max(count, 1) - 1 do
    if count > 0 then wrk.headers["Host"] = string.format("%d.bench", 500231 + county) end
    local said = wrk.format()
    local from, to = said:find(MARK, 1, true)
    table.insert(counties, {said:sub(1, from - 1), said:sub(to + 1)})
  end
end

function request()
  turn = turn + 1
  local county = counties[turn % #counties + 1]
  local address = string.format("10.%d.%d.%d", turn / 65536 % 256, turn / 256 % 256, turn % 256)
  return county[1] .. address .. county[2]
end

local refused = 0

function response(status)
  if status ~= 201 then refused = refused + 1; wrk.thread:set("refused", refused) end
end

function setup(thread) threads = threads or {}; table.insert(threads, thread) end

-- The rate alone on one line, for the script that gathers the runs.
function done(summary, latency)
  local bad = summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do bad = bad + (thread:get("refused") or 0) end
  io.write(string.format("%d %d %.1f %.1f\n", summary.requests / summary.duration * 1e6, bad,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
