// Panels are recognised by what they say, whatever their port, and by nothing less.
import { expect, it, test } from 'vitest'
import { panelOfAnswer, panelOfCertificate, panelPorts } from '../../shared/networks/hosting-panels.ts'

const answers: readonly (readonly [string, { readonly server?: string; readonly page?: string }, string | undefined])[] = [
  ['a redirect of sw-cp-server', { server: 'sw-cp-server' }, 'Plesk'],
  ['cpsrvd of today', { server: 'cpsrvd' }, 'cPanel'],
  ['cpsrvd with its version', { server: 'cpsrvd/11.110.0.5' }, 'cPanel'],
  ['the login page of WHM', { page: '<!DOCTYPE html><html><head><title>WHM Login</title>' }, 'cPanel'],
  ['DirectAdmin that names itself', { server: 'DirectAdmin Daemon v1.61.5 Registered to someone' }, 'DirectAdmin'],
  ['DirectAdmin that does not', { server: '', page: '<html><head><title>DirectAdmin Login</title>' }, 'DirectAdmin'],
  [
    'Webmin that wants TLS',
    { server: 'MiniServ/2.111', page: '<h1>Error - Document follows</h1><p>This web server is running in SSL mode.' },
    'Webmin',
  ],
  ['aaPanel', { server: 'nginx', page: '<title>aaPanel Linux panel</title>' }, 'aaPanel'],
  ['Baota behind its secret entrance', { page: '<meta charset="utf-8">\n<title>安全入口校验失败</title>' }, '宝塔 (Baota)'],
  ['Baota with its reason', { page: '<h1>请使用正确的入口登录面板</h1>' }, '宝塔 (Baota)'],
  ['CyberPanel', { server: 'LiteSpeed', page: '<title>Login - CyberPanel</title>' }, 'CyberPanel'],
  ['1Panel', { page: '<title>1Panel</title>' }, '1Panel'],
  ['a web server of no panel', { server: 'nginx/1.24.0', page: '<title>Welcome to nginx!</title>' }, undefined],
  ['a notebook on port 8888', { server: 'TornadoServer/6.4', page: '<title>Jupyter Server</title>' }, undefined],
  ['a page about a panel', { server: 'Apache', page: '<title>How to install cPanel</title><p>cPanel Login' }, undefined],
  ['a server that only mentions one', { server: 'nginx (not sw-cp-server)' }, undefined],
  ['an empty answer', {}, undefined],
]

test.each(answers)('%s', (_, { server, page = '' }, panel) => {
  const headers = server === undefined ? [] : [{ name: 'server', value: server }]
  expect(panelOfAnswer({ headers, bodyStart: page })).toBe(panel)
})

const certificates: readonly (readonly [string, string, string | undefined])[] = [
  ['Plesk', 'Plesk', 'Plesk'],
  ['203.0.113.9', '1Panel Root CA', '1Panel'],
  ['*', '*', undefined],
  ['plesk.example.com', 'R11', undefined],
  ['www.example.com', 'www.example.com', undefined],
]

test.each(certificates)('a certificate for %s, issued by %s, was made by %s', (subject, issuer, panel) => {
  expect(panelOfCertificate({ subject, issuer })).toBe(panel)
})

it('reads a hostile page in no time', () => {
  const started = performance.now()
  for (const page of ['<title>'.repeat(73), `<title>${'CyberPanel'.repeat(50)}`, '<title>安全入口'.repeat(40)])
    expect(panelOfAnswer({ headers: [], bodyStart: page })).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(50)
})

it('has few ports to look at', () => {
  expect(panelPorts).toHaveLength(9)
})
