-- Sends the photos named after "--" in turns, as Meadow's own generator does.
local requests = {}
local at = 0

function init(paths)
  local headers = { ["Content-Type"] = "application/octet-stream", ["X-Meadow-Load-Test"] = "1" }
  for _, path in ipairs(paths) do
    local file = assert(io.open(path, "rb"))
    requests[#requests + 1] = wrk.format("POST", "/v1/predict", headers, file:read("*a"))
    file:close()
  end
end

function request()
  at = at + 1
  return requests[at % #requests + 1]
end
