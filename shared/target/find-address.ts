// Finds the address inside a pasted error text by its invariant tokens, never by its sentence. What the error means is not asked here.
import { addressFamily } from './ip-address.ts'

/** Ends of file names that stack traces follow with a line number, as an address is followed by its port. */
const sourceFileEnding = /\.(?:m?[jt]sx?|cjs|php|java|kt|go|rb|cs|c|cpp|h|html?|json|vue|svelte|dart|swift|lua|log)$/i

/** Names of classes and functions have the shape of a host name: `java.net.ConnectException`, `socket.gaierror`, `TLSSocket.onConnectSecure`, `System.Net.Sockets.Socket`. */
const codeName =
  /\.[a-z]{0,30}(?:error|exception|timeout|disconnected|statusline)$|\.(?:Invalid[A-Z]?[a-z]*|\w{0,60}(?:[a-z][A-Z]|[A-Z]{2}[a-z])\w{0,60})$|^[A-Z][a-z]+(?:\.[A-Z][a-z]+){2,8}$/

/** Where programs send people to read more: not the address that failed. */
const helpPage = /^https?:\/\/curl\.(?:se|haxx\.se)\//

const host = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,251}[\p{L}\p{N}_])?`

const urlCharacters = String.raw`[^\s'"\x60“”„‘’«»<>(){}|\\^/?#,;]+(?:[/?#][^\s'"\x60“”„‘’«»<>(){}|\\^]*)?`

function urlPattern(schemes: string): RegExp {
  return new RegExp(String.raw`(?:${schemes}):\/\/${urlCharacters}`, 'giu')
}

function readUrl([url]: RegExpMatchArray): string | undefined {
  return helpPage.test(url) ? undefined : withoutTrailingPunctuation(url)
}

/** Tried in this order; each gives host and port, or one whole address. */
const patterns: readonly { readonly pattern: RegExp; readonly read: (match: RegExpMatchArray) => string | undefined }[] = [
  // ws://host:port/path, in quotes or not. A WebSocket's address before all others: beside it stand the page's and those of its scripts.
  { pattern: urlPattern('websocket|wss?'), read: readUrl },
  { pattern: urlPattern('https?|tcp'), read: readUrl },
  // [::1]:8080
  { pattern: /\[([0-9a-f:.]{2,45})\](?::(\d{1,5}))?/giu, read: ([, address, port]) => joinAddress(address, port) },
  // ::1:8080 as Node writes it: the last colon belongs to the port
  {
    pattern: /(?<![\w:.])([0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}):(\d{1,5})(?![\w:])/giu,
    read: ([, address, port]) => joinAddress(address, port),
  },
  // host='name', port=80 and ('127.0.0.1', 8080), as Python writes them
  {
    pattern: new RegExp(String.raw`(?:host=|\()['"](${host}|[0-9a-f:]{2,39})['"], ?(?:port=)?(\d{1,5})`, 'giu'),
    read: ([, name, port]) => joinAddress(name, port),
  },
  // address: '127.0.0.1', port: 8080, as Node shows an error's fields
  {
    pattern: /(?:address|host|hostname)['"]?: ['"]([^'"\s]{1,253})['"],? ['"]?(?:remotePort|port)['"]?: (\d{1,5})/giu,
    read: ([, name, port]) => joinAddress(name, port),
  },
  // name port 80, "name" (127.0.0.1), port 80, name/127.0.0.1 (port 80), as curl, ssh, psql and Android write them
  {
    pattern: new RegExp(String.raw`["']?(${host})(?:\/[0-9a-f.:]{3,45})?["']?(?: \([^)]{0,60}\))?,? \(?port:? (\d{1,5})`, 'giu'),
    read: ([, name, port]) => joinAddress(name, port),
  },
  // ::1 port 8080
  { pattern: /(?<![\w:.])([0-9a-f:]{2,39}),? port:? (\d{1,5})/giu, read: ([, address, port]) => joinAddress(address, port) },
  // lookup name on 127.0.0.53:53, as Go writes it: the address is the name server's
  { pattern: new RegExp(String.raw`\blookup (${host}) on `, 'giu'), read: ([, name]) => name },
  // name/93.184.216.34:8080 as Java writes it, name (name)|93.184.216.34|:8080 as wget does, name:8080, 10.0.0.1:8080
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_.:@-]|[\p{L}\p{N}_]\/)(${host})(?:\/[0-9a-f.:]{3,45}|(?: \([^)]{0,253}\))?\|[0-9a-f.:]{3,45}\|)?:(\d{1,5})(?![\p{L}\p{N}]|[.:]\p{N})`,
      'giu',
    ),
    read: ([, name, port]) => joinAddress(name, port),
  },
  // what follows the words of a failed lookup
  {
    pattern: new RegExp(
      String.raw`(?:ENOTFOUND|EAI_AGAIN|UnknownHostException:(?! Unable)|resolve host:?|resolve hostname|resolve host address|lookup|getaddrinfo for) ["'‘]?(?!address )(${host})`,
      'giu',
    ),
    read: ([, name]) => name,
  },
  // the name that a certificate lacks, as Go, Node and curl write it: the other names there are the certificate's
  {
    pattern: new RegExp(
      String.raw`(?:x509: certificate is valid for [^:]{1,1000}, not |Host: (?=\S{1,253}\. is not in the cert)|target host name ')(${host})`,
      'gu',
    ),
    read: ([, name]) => name,
  },
  // an address alone
  { pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)/gu, read: ([address]) => address },
  // a name alone, with a dot in it
  {
    pattern:
      /(?<![\p{L}\p{N}_.@/-])[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){0,8}\.\p{L}{2,63}(?![\p{L}\p{N}_(/-]|\.[\p{L}\p{N}_])/giu,
    read: ([name]) => (codeName.test(name) || sourceFileEnding.test(name) ? undefined : name),
  },
]

/** Gives the texts in a sentence that look like an address, most telling first; at most 20. */
export function findAddresses(sentence: string): readonly string[] {
  const found: string[] = []
  for (const { pattern, read } of patterns) {
    for (const match of sentence.matchAll(pattern)) {
      const candidate = read(match)
      if (candidate !== undefined && !found.includes(candidate)) found.push(candidate)
      if (found.length === 20) return found
    }
  }
  return found
}

/** The end of the sentence that a URL stands in; a bracket stays when it closes an address. */
function withoutTrailingPunctuation(url: string): string {
  let end = url.length
  while (end > 0 && '.,;:!?]'.includes(url.charAt(end - 1)) && !(url.charAt(end - 1) === ']' && url.slice(0, end).includes('['))) end -= 1
  return url.slice(0, end)
}

function joinAddress(name: string | undefined, port: string | undefined): string | undefined {
  if (name === undefined) return undefined
  if (name.includes(':')) {
    if (addressFamily(name) !== 'ipv6') return undefined
    return port === undefined ? `[${name}]` : `[${name}]:${port}`
  }
  // A clock time (12:30) and a place in a file (net.js:1141) have the shape of host and port.
  if (/^\d+$/.test(name) || sourceFileEnding.test(name)) return undefined
  // A single word before a colon and a number is an address only when it is the name of this computer, or holds a dot.
  if (!name.includes('.') && name.toLowerCase() !== 'localhost') return undefined
  return port === undefined ? name : `${name}:${port}`
}
