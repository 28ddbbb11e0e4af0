// Finds the directives that name a port in the configuration of programs that hand calls on (nginx, Apache, Caddy, HAProxy). Parsing alone.
// Of a line only its directive and the place that it names are given: the rest may hold passwords, tokens and secret paths.
import type { FrontLine } from '../../../shared/facts/machine.ts'

type Program = FrontLine['program']

/** Longer lines are no directive of a person. */
const longestLine = 4000

/** What a directive's first word must be, in lower case, for its places to count. */
const directives: Readonly<Record<Program, ReadonlySet<string>>> = {
  // ngx_http_core_module, _proxy, _fastcgi, _uwsgi, _scgi, _grpc, _upstream (`server`)
  nginx: new Set(['listen', 'proxy_pass', 'fastcgi_pass', 'uwsgi_pass', 'scgi_pass', 'grpc_pass', 'server']),
  // core, mpm_common and mod_proxy
  apache: new Set(['listen', '<virtualhost', 'proxypass', 'proxypassmatch', 'proxypassreverse', 'balancermember']),
  // A site's address is the first word itself.
  caddy: new Set(['reverse_proxy', 'php_fastcgi', 'to']),
  haproxy: new Set(['bind', 'server']),
}

/** Where other files are named. HAProxy has no such directive. */
const includes: Readonly<Record<Program, RegExp | undefined>> = {
  nginx: /^include$/,
  apache: /^include(?:optional)?$/,
  caddy: /^import$/,
  haproxy: undefined,
}

/** What a configuration file says. */
export interface FrontFile {
  /** Each place that a directive names, as it is shown. */
  readonly places: readonly { readonly port: number; readonly line: number; readonly text: string }[]
  /** The patterns of files that it takes in. */
  readonly includes: readonly string[]
}

/** Reads a file line by line; in nginx several directives may share one. */
export function readFrontFile(program: Program, text: string): FrontFile {
  const places: FrontFile['places'][number][] = []
  const patterns: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.length > longestLine) continue
    const bare = line.replace(/(?:^|\s)#.*$/, '').trim()
    for (const statement of program === 'nginx' ? bare.split(/[;{}]/) : [bare]) {
      const words = statement.trim().split(/\s+/).map(unquoted)
      const [first = '', ...rest] = words
      const name = first.toLowerCase()
      if (includes[program]?.test(name) === true) patterns.push(...rest.slice(0, 1))
      for (const word of wordsWithPlaces(program, name, words)) {
        const place = placeOf(word)
        if (place) places.push({ port: place.port, line: index + 1, text: shown(program, first, place.text) })
      }
    }
  }
  return { places, includes: patterns }
}

function unquoted(word: string): string {
  return word.replace(/^["']|["']$/g, '')
}

/** The words of a directive that can be places. */
function wordsWithPlaces(program: Program, name: string, words: readonly string[]): readonly string[] {
  const rest = words.slice(1)
  if (directives[program].has(name)) {
    // `listen 443 ssl`: the port may stand alone, and stands first. `server NAME PLACE` of HAProxy, `server PLACE` of nginx.
    if (name === 'listen') return rest.slice(0, 1).map((word) => (/^\d+$/.test(word) ? `:${word}` : word))
    if (name === 'bind') return (rest[0] ?? '').split(',')
    if (name === 'server') return program === 'haproxy' ? rest.slice(1, 2) : rest.slice(0, 1)
    if (name === '<virtualhost') return rest.map((word) => word.replace(/>$/, ''))
    return rest
  }
  // `example.org:8443, :8080 {` opens a site of Caddy's; a block of something else begins with a word without a port.
  return program === 'caddy' && words.at(-1) === '{' ? words.slice(0, -1).map((word) => word.replace(/,$/, '')) : []
}

/** A place without what stands before its host and behind its port; `undefined` for a word that names no port. */
function placeOf(word: string): { readonly text: string; readonly port: number } | undefined {
  const [, scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]{0,20}:\/\/)?([^/?#]{1,300})/i.exec(word) ?? []
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const [, digits = ''] = /^(?:\[[0-9a-f:.%]*\]|[\w.*-]*):(\d{1,5})$/i.exec(host) ?? []
  const port = Number(digits)
  return digits !== '' && port > 0 && port <= 65_535 ? { text: scheme + host, port } : undefined
}

/** Directive and place. A site of Caddy's has no directive. */
function shown(program: Program, directive: string, place: string): string {
  const isSite = program === 'caddy' && !directives.caddy.has(directive.toLowerCase())
  return (isSite ? place : `${directive.replace(/^</, '')} ${place}`).slice(0, 200)
}
