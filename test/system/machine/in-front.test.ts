// Configuration lines that name a port, read from real files in a folder of the test's own.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readFrontFile } from '../../../electron/system/machine/front-directives.ts'
import { readHostingPanel } from '../../../electron/system/machine/hosting-panel.ts'
import { readInFront } from '../../../electron/system/machine/in-front.ts'

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-front-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const nginx = (folder: string) => ({ files: [{ program: 'nginx', file: join(folder, 'nginx.conf'), root: folder }] as const })

test('Included files are followed, and of a line only directive and place are told', async () => {
  const folder = folderWith({
    'nginx.conf': 'events {}\nhttp {\n  include conf.d/*.conf; # include no.conf;\n  include sites-*/on;\n}\n',
    'conf.d/a.conf':
      'upstream app { server 127.0.0.1:3000 weight=2; server unix:/run/app; }\nserver {\n  listen [::]:8443 ssl;\n  location / { proxy_pass http://user:secret@localhost:3000/hidden?token=1; }\n}\n',
    'conf.d/b.txt': 'listen 3000;',
    'sites-one/on': 'server { listen 3000 default_server; proxy_pass http://10.0.0.9:9999; }',
  })
  expect(await readInFront(new Set([3000, 8443]), nginx(folder))).toEqual({
    inFront: [
      { program: 'nginx', port: 3000, file: join(folder, 'conf.d/a.conf'), line: 1, text: 'server 127.0.0.1:3000' },
      { program: 'nginx', port: 8443, file: join(folder, 'conf.d/a.conf'), line: 3, text: 'listen [::]:8443' },
      { program: 'nginx', port: 3000, file: join(folder, 'conf.d/a.conf'), line: 4, text: 'proxy_pass http://localhost:3000' },
      { program: 'nginx', port: 3000, file: join(folder, 'sites-one/on'), line: 1, text: 'listen :3000' },
    ],
  })
})

test('Files that include each other end, and a configuration that names no port says so', async () => {
  const folder = folderWith({ 'nginx.conf': 'include other.conf;', 'other.conf': 'include nginx.conf; include *.conf;' })
  expect([await readInFront(new Set([80]), nginx(folder)), await readInFront(new Set([80]), { files: [] })]).toEqual([{ inFront: [] }, {}])
})

test('What could not be read to its end is not known to be nothing', async () => {
  const folder = folderWith({ 'nginx.conf': 'include large.conf;', 'large.conf': '#'.repeat(1_000_001) })
  expect([await readInFront(new Set([80]), nginx(folder)), await readInFront(new Set([80]), { ...nginx(folder), limitMs: -1 })]).toEqual([
    {},
    {},
  ])
})

test.runIf(process.platform === 'linux')('A pipe in the place of a file is not waited for', async () => {
  const folder = folderWith({ 'nginx.conf': 'include pipe.conf;\nlisten 80;' })
  spawnSync('mkfifo', [join(folder, 'pipe.conf')])
  expect(await readInFront(new Set([80]), nginx(folder))).toEqual({
    inFront: [{ program: 'nginx', port: 80, file: join(folder, 'nginx.conf'), line: 2, text: 'listen :80' }],
  })
})

test('Patterns of nothing but stars cost no more than their length', async () => {
  const folder = folderWith({ 'nginx.conf': `include ${'*a'.repeat(60)}b;\n`, ['a'.repeat(200)]: 'listen 80;' })
  const start = performance.now()
  expect(await readInFront(new Set([80]), nginx(folder))).toEqual({ inFront: [] })
  expect(performance.now() - start).toBeLessThan(500)
})

test('Apache, Caddy and HAProxy name their places in their own ways', () => {
  const texts = (program: 'apache' | 'caddy' | 'haproxy', lines: readonly string[]) => {
    const { places, includes } = readFrontFile(program, lines.join('\n'))
    return [...places.map(({ line, port, text }) => `${line} ${port} ${text}`), ...includes]
  }
  expect([
    texts('apache', [
      'Listen 8080',
      'Listen [2001:db8::1]:81 https',
      '<VirtualHost *:443 _default_:444>',
      'ProxyPass "/app" "http://127.0.0.1:3000/app" secret=abc',
      'IncludeOptional sites-enabled/*.conf',
      '# Listen 9',
      'ServerName example.org:443',
    ]),
    texts('caddy', [
      'example.org:8443, :8080 {',
      '  reverse_proxy /api/* localhost:9000 h2c://10.0.0.5:9001',
      '  log {',
      '}',
      'import sites/*',
    ]),
    texts('haproxy', ['  bind *:80,:8081 name web', '  server one 10.0.0.5:3000 check', '  stats auth admin:1234']),
  ]).toEqual([
    [
      '1 8080 Listen :8080',
      '2 81 Listen [2001:db8::1]:81',
      '3 443 VirtualHost *:443',
      '3 444 VirtualHost _default_:444',
      '4 3000 ProxyPass http://127.0.0.1:3000',
      'sites-enabled/*.conf',
    ],
    [
      '1 8443 example.org:8443',
      '1 8080 :8080',
      '2 9000 reverse_proxy localhost:9000',
      '2 9001 reverse_proxy h2c://10.0.0.5:9001',
      'sites/*',
    ],
    ['1 80 bind *:80', '1 8081 bind :8081', '2 3000 server 10.0.0.5:3000'],
  ])
})

test('A hosting panel is told by its files', async () => {
  const folder = folderWith({ 'psa/version': '18' })
  const files = [
    [join(folder, 'cpanel'), 'cPanel'],
    [join(folder, 'psa/version'), 'Plesk'],
  ] as const
  expect([await readHostingPanel(files), await readHostingPanel(files.slice(0, 1))]).toEqual(['Plesk', undefined])
})
