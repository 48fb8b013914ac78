-- Works on a draft with Neovim's own language client, as a person would, and writes down what it saw as JSON.
-- Run as: nvim --clean --headless -c 'luafile neovim.lua' FILE, with WORKPOINTS_SETTINGS (the settings that the page
-- docs/editors/neovim.md shows, as a file), WORKPOINTS_SEEN (the file to write) and WORKPOINTS_STEPS (a JSON object: folder, clause, note) in the environment.
-- Written for 0.7, Debian 12's: no vim.lsp.start, no `nvim -l`.

local steps = vim.json.decode(vim.env.WORKPOINTS_STEPS)
local patience = 10000 -- milliseconds
local seen = {}

local function wait_for(what, condition)
  if not vim.wait(patience, condition, 20) then
    error('waited in vain for ' .. what)
  end
end

local function ask(method, params)
  local answers, failure = vim.lsp.buf_request_sync(0, method, params, patience)
  local _, answer = next(answers or {})
  if not answer or answer.error then
    error(method .. ': ' .. vim.inspect(failure or answer))
  end
  return answer.result
end

local function missing_units()
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.code == 'responsibility/missing'
  end, vim.diagnostic.get(0))
end

local function go_to(line)
  vim.api.nvim_win_set_cursor(0, { line, 2 })
  return vim.lsp.util.make_position_params()
end

local function work()
  -- the draft was opened before the settings were there
  dofile(vim.env.WORKPOINTS_SETTINGS)
  vim.cmd('edit')
  seen.filetype = vim.bo.filetype
  seen.wrap = vim.wo.wrap
  local function client()
    return vim.lsp.get_active_clients()[1]
  end
  wait_for('the server', function()
    return client() and client().initialized
  end)
  local id = client().id
  seen.root = client().config.root_dir

  wait_for('findings', function()
    return #missing_units() > 0
  end)
  seen.diagnostics = vim.tbl_map(function(one)
    return {
      code = one.code,
      source = one.source,
      message = one.message,
      line = one.lnum + 1,
      -- Neovim counts bytes of UTF-8, so this checks the server's UTF-16 from outside
      words = vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {})[1],
    }
  end, missing_units())

  local here = go_to(steps.clause)
  seen.hover = ask('textDocument/hover', here)
  seen.definition = ask('textDocument/definition', here)
  local document = { textDocument = here.textDocument }
  seen.symbols = ask('textDocument/documentSymbol', document)
  seen.foldings = ask('textDocument/foldingRange', document)

  local finding = vim.lsp.diagnostic.get_line_diagnostics(0, missing_units()[1].lnum, {}, id)[1]
  local actions = ask('textDocument/codeAction', {
    textDocument = here.textDocument,
    range = finding.range,
    context = { diagnostics = { finding } },
  })
  seen.actions = vim.tbl_map(function(action)
    return { title = action.title, kind = action.kind }
  end, actions)
  for _, action in ipairs(actions) do
    if action.edit and action.title:find(steps.note, 1, true) then
      vim.lsp.util.apply_workspace_edit(action.edit, client().offset_encoding)
      break
    end
  end
  seen.lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  wait_for('the finding to go', function()
    return #missing_units() == 0
  end)

  vim.lsp.stop_client(id)
  wait_for('the server to end', function()
    return vim.lsp.client_is_stopped(id)
  end)
  seen.ended = true
end

local worked, failure = pcall(work)
if not worked then
  seen.failure = tostring(failure)
end
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.WORKPOINTS_SEEN)
vim.cmd(worked and 'qall!' or 'cquit 1')
