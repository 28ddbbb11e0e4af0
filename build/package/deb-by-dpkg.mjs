// Makes a deb of a folder with the system's own dpkg-deb, for where electron-builder cannot download its packer: it is called in that one's place
// (CUSTOM_FPM_PATH), with the same options.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const text = /** @type {const} */ ({ type: 'string' })
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    s: { type: 'string', short: 's' },
    t: { type: 'string', short: 't' },
    d: { type: 'string', short: 'd', multiple: true },
    'deb-recommends': { type: 'string', multiple: true },
    'after-install': text,
    'after-remove': text,
    architecture: text,
    name: text,
    version: text,
    package: text,
    description: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
    iteration: text,
    'deb-priority': text,
    'deb-compression': text,
    'rpm-rpmbuild-define': text,
  },
})

if (values.t !== 'deb') {
  process.stderr.write(`Only deb packages can be made with dpkg-deb, not ${String(values.t)}.\n`)
  process.exit(1)
}
const root = mkdtempSync(join(tmpdir(), 'ponte-deb-'))
try {
  for (const mapping of positionals) place(mapping)
  writeControl()
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', root, String(values.package)], { stdio: ['ignore', 'ignore', 'inherit'] })
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** Copies `FROM=TO`; a folder with a slash at its end means what is in it. @param {string} mapping */
function place(mapping) {
  const at = mapping.lastIndexOf('=')
  const from = mapping.slice(0, at)
  const to = join(root, mapping.slice(at + 1))
  mkdirSync(statSync(from).isDirectory() ? to : dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}

function writeControl() {
  const [synopsis = '', ...more] = String(values.description).split('\n')
  const list = (/** @type {unknown} */ packages) => /** @type {string[]} */ (packages ?? []).join(', ')
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    Section: values.category ?? 'net',
    Priority: values['deb-priority'],
    Homepage: values.url,
    Depends: list(values.d),
    Recommends: list(values['deb-recommends']),
    Description: [synopsis, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  }
  mkdirSync(join(root, 'DEBIAN'))
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`${name}: ${String(value)}`] : []))
  writeFileSync(join(root, 'DEBIAN/control'), `${lines.join('\n')}\n`)
  for (const [option, name] of /** @type {const} */ ([
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ])) {
    const script = values[option]
    if (typeof script === 'string') writeFileSync(join(root, 'DEBIAN', name), readFileSync(script), { mode: 0o755 })
  }
}
