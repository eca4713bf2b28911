-- SPDX-FileCopyrightText: Bancheng contributors
-- SPDX-License-Identifier: Apache-2.0
-- One report as a visitor sends it: the five fields, words of ordinary length.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [[{"channel":"online","title":"两套房登记成了一套","narrative":"我家两套房在登记簿上成了一套，想办业务办不了。去了三次，每次都说要先更正登记，更正又说缺当年的档案。","reason":"历史登记错误，需要先更正登记。","reporter":{"kind":"person","name":"张三","phone":"13800000001"}}]]

local refused = 0

function response(status)
  if status ~= 201 then refused = refused + 1; wrk.thread:set("refused", refused) end
end

function setup(thread) threads = threads or {}; table.insert(threads, thread) end

-- The rate alone on one line, for the script that gathers the runs.
function done(summary, latency)
  local bad = summary.errors.status + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do bad = bad + (thread:get("refused") or 0) end
  io.write(string.format("%d %d %.1f %.1f\n", summary.requests / summary.duration * 1e6, bad,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
