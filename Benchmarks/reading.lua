-- SPDX-FileCopyrightText: Bancheng contributors
-- SPDX-License-Identifier: Apache-2.0
-- A reader who asks for the same page again and again.
function done(summary, latency)
  local errors = summary.errors
  local bad = errors.status + errors.read + errors.write + errors.timeout
  io.write(string.format("%d %d %.1f %.1f\n", summary.requests / summary.duration * 1e6, bad,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
