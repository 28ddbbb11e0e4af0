// Where an installed Chrome, Chromium or Edge is, and how the tests start it. Nothing is downloaded here.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** Finds the browser that PONTE_CHROMIUM names, else an installed one, else one that Playwright has downloaded. @returns {string | undefined} */
export function findChromium() {
  const named = process.env['PONTE_CHROMIUM']
  if (named) return named
  return [...candidates(), chromium.executablePath()].find((path) => existsSync(path))
}

function candidates() {
  switch (process.platform) {
    case 'darwin':
      return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
        const folder = process.env[variable]
        return folder ? windowsPrograms.map((program) => join(folder, program)) : []
      })
    default:
      return (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  }
}

/** The arguments for a Chromium that contacts nobody by itself. As root it starts only without its sandbox; the tests load own pages alone. */
export function chromiumArguments() {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
  ]
  return process.platform === 'linux' && process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet
}
