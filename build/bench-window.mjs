// How long the window door works before it asks for its window: the built main in plain Node, with the stand-in for Electron. Chromium's own start comes
// on top, and only a real runtime can show it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProject, projectNode } from './prepare.mjs'

/** From the first module of main to the window that it asks for, in milliseconds. @returns {number} */
export function windowStartMs() {
  const userData = mkdtempSync(join(tmpdir(), 'ponte-bench-'))
  try {
    const { status, stdout, stderr } = spawnSync(
      projectNode(),
      ['--import', inProject('test/stand-in-electron/register.ts'), inProject('dist/window/main.js')],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          DISPLAY: ':0',
          STAND_IN_NO_PAGES: '1',
          STAND_IN_MEASURE: '1',
          STAND_IN_USER_DATA: userData,
          XDG_STATE_HOME: userData,
        },
      },
    )
    const measured = Number(stdout)
    if (status !== 0 || !(measured > 0)) throw new Error(`the window was not asked for: ${stderr}`)
    return measured
  } finally {
    rmSync(userData, { recursive: true, force: true })
  }
}
