// Which proxy is in force, by the environment's rules as curl and Go follow them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proxySetting } from '../../electron/system/proxy-in-force.ts'
import { chooseProxy, isExempt, type ProxyQuestion } from '../../electron/system/proxy-setting.ts'
import type { Scheme } from '../../shared/target/target.ts'
import { createProbeContext } from '../fakes/probe-context.ts'

function question(environment: Record<string, string>, scheme: Scheme = 'https', host = 'server.example', port = 443): ProxyQuestion {
  return { environment, target: { scheme, host, port, path: '/', input: '' } }
}

const proxyFrom = (environment: Record<string, string>, scheme?: Scheme, host?: string) => {
  const choice = chooseProxy('auto', question(environment, scheme, host))
  return choice.status === 'succeeded' ? choice.value.setting : choice
}

const proxy = { scheme: 'http', host: 'proxy.example', port: 3128 }
const url = 'http://proxy.example:3128'

describe('chooseProxy', () => {
  it.each([
    ['https', { https_proxy: url }, 'https_proxy'],
    ['wss', { HTTPS_PROXY: url }, 'HTTPS_PROXY'],
    ['http', { http_proxy: url }, 'http_proxy'],
    ['ws', { http_proxy: url }, 'http_proxy'],
    ['https', { all_proxy: url }, 'all_proxy'],
    ['tcp', { ALL_PROXY: url }, 'ALL_PROXY'],
    ['https', { https_proxy: '', all_proxy: url }, 'all_proxy'],
  ] as const)('finds for %s the proxy in %j', (scheme, environment, variable) => {
    expect(proxyFrom(environment, scheme)).toEqual({ proxy, source: 'environment', variable })
  })

  it.each([
    ['http', { HTTP_PROXY: url }],
    ['ws', { https_proxy: url }],
    ['https', { http_proxy: url }],
    ['tcp', { http_proxy: url, https_proxy: url }],
    ['https', {}],
  ] as const)('finds for %s none in %j', (scheme, environment) => {
    expect(proxyFrom(environment, scheme)).toEqual({ source: 'none' })
  })

  it.each([
    ['proxy.example', 'http', 'proxy.example', 80],
    ['proxy.example:3128', 'http', 'proxy.example', 3128],
    ['HTTP://Proxy.Example:80/', 'http', 'proxy.example', 80],
    ['https://proxy.example', 'https', 'proxy.example', 443],
    ['https://proxy.example:80', 'https', 'proxy.example', 80],
    ['socks5h://127.0.0.1', 'socks5', '127.0.0.1', 1080],
    ['socks://127.0.0.1:9050', 'socks5', '127.0.0.1', 9050],
    ['socks4a://[::1]:1080', 'socks4', '::1', 1080],
    ['http://bücher.example:8080', 'http', 'xn--bcher-kva.example', 8080],
  ])('reads %s', (text, scheme, host, port) => {
    expect(proxyFrom({ https_proxy: text })).toMatchObject({ proxy: { scheme, host, port } })
  })

  it.each(['ftp://proxy.example', 'http://', 'http://proxy.example:99999', '://', 'http://a b'])(
    'says that %j is no proxy, without repeating it',
    (text) => {
      expect(proxyFrom({ https_proxy: text })).toEqual({
        status: 'failed',
        failure: { code: 'invalid-argument', operation: 'parse', raw: 'https_proxy', synchronous: false },
      })
    },
  )

  it('gives the credentials beside the setting, never in it', async () => {
    const asked = question({ https_proxy: 'http://m%40e:se%cret@proxy.example:3128' })
    expect(chooseProxy('auto', asked)).toMatchObject({
      value: { setting: { proxy }, credentials: { username: 'm@e', password: 'se%cret' } },
    })
    expect(JSON.stringify(await proxySetting({ mode: 'auto' }, createProbeContext(asked)))).not.toMatch(/cret|m@e/)
  })

  it('uses none when asked for the direct way', () => {
    expect(chooseProxy('direct', question({ https_proxy: url }))).toEqual({ status: 'succeeded', value: { setting: { source: 'none' } } })
  })

  it('uses the one that was given, against every variable', () => {
    const asked = { ...question({ https_proxy: 'http://other.example', no_proxy: '*' }), proxyUrl: 'socks5://127.0.0.1:1080' }
    expect(chooseProxy('given', asked)).toEqual({
      status: 'succeeded',
      value: { setting: { proxy: { scheme: 'socks5', host: '127.0.0.1', port: 1080 }, source: 'command-line' } },
    })
  })

  it.each(['localhost', 'x.localhost', '127.0.0.1', '127.8.9.1', '::1'])('never sends a call to %s, this computer, elsewhere', (host) => {
    expect(proxyFrom({ https_proxy: url }, 'https', host)).toEqual({ source: 'none' })
  })

  it('names the variable that exempts the target', () => {
    expect(proxyFrom({ https_proxy: url, NO_PROXY: '.example' })).toEqual({ source: 'environment', variable: 'NO_PROXY' })
  })
})

describe('isExempt', () => {
  it.each([
    ['*', 'server.example', true],
    ['server.example', 'server.example', true],
    ['server.example', 'www.server.example', true],
    ['.server.example', 'www.server.example', true],
    ['.server.example', 'server.example', true],
    ['*.server.example', 'www.server.example', true],
    ['SERVER.example', 'server.example', true],
    ['server.example.', 'server.example', true],
    ['other.example, server.example', 'server.example', true],
    ['other.example server.example', 'server.example', true],
    ['server.example:443', 'server.example', true],
    ['server.example:8443', 'server.example', false],
    ['ver.example', 'server.example', false],
    ['server', 'server.example', false],
    ['', 'server.example', false],
    ['.', 'server.example', false],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1:443', '192.0.2.1', true],
    ['192.0.2.1:80', '192.0.2.1', false],
    ['192.0.2.0/24', '192.0.2.77', true],
    ['192.0.2.0/24', '192.0.3.1', false],
    ['192.0.2.0/99', '192.0.2.1', false],
    ['2.1', '192.0.2.1', false],
    ['2001:db8::/32', '2001:db8::1', true],
    ['2001:0db8::1', '2001:db8::1', true],
    ['[2001:db8::1]:443', '2001:db8::1', true],
    ['[2001:db8::1]:80', '2001:db8::1', false],
    ['192.0.2.0/24', '2001:db8::1', false],
    ['10.0.0.0/8', '10.example', false],
  ])('with no_proxy=%s says of %s %j', (noProxy, host, expected) => {
    expect(isExempt({ host, port: 443 }, noProxy)).toBe(expected)
  })

  it('never throws, whatever the variable', () => {
    const hostile = fc.oneof(fc.string(), fc.stringMatching(/^[\d./:,*[\] ]{0,40}$/))
    fc.assert(
      fc.property(hostile, fc.constantFrom('server.example', '192.0.2.1', '2001:db8::1'), (noProxy, host) => {
        expect(typeof isExempt({ host, port: 443 }, noProxy)).toBe('boolean')
      }),
    )
  })
})
