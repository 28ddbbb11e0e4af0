// Forty kinds of private things, made up for the tests, and how they are planted into every text of a report.
import * as v from 'valibot'
import { reportSchema } from '../../../shared/report/report-schema.ts'
import type { Report } from '../../../shared/report/report.ts'

/** None of them is real: addresses are from the ranges for documentation or from inside networks. */
export const secrets: readonly { readonly what: string; readonly secret: string }[] = [
  { what: 'an inside address', secret: '10.83.7.201' },
  { what: 'another inside address', secret: '192.168.214.87' },
  { what: 'a public address', secret: '203.0.113.187' },
  { what: 'an address of a provider’s NAT', secret: '100.99.7.31' },
  { what: 'an IPv6 address', secret: '2001:db8:77:1::beef' },
  { what: 'an inside IPv6 address', secret: 'fd12:3456:789a::7' },
  { what: 'a link-local address', secret: 'fe80::5c1f:92ff:fe3a:77d1' },
  { what: 'a name', secret: 'gehaltsliste.intern.example' },
  { what: 'a name of known words', secret: 'server.proxy.net' },
  { what: 'a computer’s name', secret: 'MARIAS-NOTEBOOK' },
  { what: 'a local name', secret: 'annas-mac.local' },
  { what: 'an international name', secret: 'büro.müller.example' },
  { what: 'a user name', secret: 'jsilva77' },
  { what: 'a full name', secret: 'Giovanna Esposito' },
  { what: 'a domain account', secret: 'ACMECORP\\jsilva77' },
  { what: 'an e-mail address', secret: 'giovanna.esposito@example.org' },
  { what: 'a MAC address', secret: '8c:16:45:a7:3e:f9' },
  { what: 'a MAC address with hyphens', secret: '8C-16-45-A7-3E-F9' },
  { what: 'a wireless network', secret: 'CasaDolceCasa_5G' },
  { what: 'a wireless network with spaces', secret: 'Rede da Família Souza' },
  { what: 'a home folder', secret: '/home/jsilva77/private/clients.pem' },
  { what: 'a home folder on macOS', secret: '/Users/gesposito/Library/Keys' },
  { what: 'a home folder on Windows', secret: 'C:\\Users\\gesposito\\ca.pem' },
  { what: 'arguments of a process', secret: '--db-password=S3gretissimo' },
  { what: 'a password', secret: 'hunter2' },
  { what: 'a password of several words', secret: 'correct horse battery staple' },
  { what: 'a password in an address', secret: 'https://maria:Xy7pass@db.example/' },
  { what: 'a bearer token', secret: 'Bearer mF_9B5f4AJqM41tp' },
  { what: 'basic authorization', secret: 'Basic bWFyaWE6c2VncmV0bw==' },
  { what: 'a JSON web token', secret: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJpYSJ9.c2lnbmF0dXJl' },
  { what: 'a cookie', secret: 'PHPSESSID=q8mk2v7rt1' },
  { what: 'a key of a cloud', secret: 'AKIAX7EXAMPLEKEY9QZ1' },
  { what: 'a token in a query', secret: '?access_token=zZ81kq0Lm' },
  { what: 'an identifier', secret: '6f9619ff-8b86-d011-b42d-00cf4fc964ff' },
  { what: 'a telephone number', secret: '+39 347 555 0198' },
  { what: 'a card number', secret: '4111 1111 1111 1111' },
  { what: 'an account number', secret: 'IT60X0542811101000000123456' },
  { what: 'a one-time code', secret: '482913' },
  { what: 'a place', secret: 'Piazza Garibaldi 14, Parma' },
  { what: 'words in another script', secret: '张伟的办公室' },
  { what: 'words in Arabic', secret: 'مكتب الأستاذ يوسف' },
  { what: 'a private key', secret: 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC' },
]

/** Where a secret stands in its field. */
export type Place = 'alone' | 'in a sentence' | 'in an address'

/** The report with the secret in every text that the schema lets be changed, bytes in hexadecimal included; the kept target is left as it is. */
export function plant(report: Report, secret: string, place: Place, isTargetKept: boolean): Report {
  const text = {
    alone: secret,
    'in a sentence': `connect ECONNREFUSED ${secret} after 3 ms`,
    'in an address': `https://example.test/a?b=${secret}`,
  }[place]
  const changed = changeTexts(report, (value, field) => {
    // Where the target is kept, so are the addresses that it has.
    if (isTargetKept && /^(?:address|addresses|expectedAddress)$/.test(field)) return value
    if (field === 'firstBytes') return Buffer.from(text).toString('hex').slice(0, 512)
    return text
  }) as Report
  const whole = isTargetKept ? { ...changed, target: report.target } : changed
  // What the schema does not let pass stays as it was, field by field.
  return mend(report, whole) as Report
}

function changeTexts(value: unknown, change: (text: string, field: string) => string, field = ''): unknown {
  if (typeof value === 'string') return change(value, field)
  if (Array.isArray(value)) return value.map((item) => changeTexts(item, change, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changeTexts(item, change, key)]))
}

/** Takes back one field after the other until the schema is content. */
function mend(original: Report, planted: Report): unknown {
  let current: unknown = planted
  for (let round = 0; round < 60; round += 1) {
    const parsed = v.safeParse(reportSchema, current)
    if (parsed.success) return current
    for (const issue of parsed.issues) {
      const path = (issue.path ?? []).map(({ key }) => key as string | number)
      current = withOriginal(current, original, path)
    }
  }
  throw new Error('The planted report could not be mended')
}

function withOriginal(current: unknown, original: unknown, path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path
  if (key === undefined || typeof current !== 'object' || current === null) return original
  const before = (original as Readonly<Record<string, unknown>>)[key]
  const replaced = rest.length === 0 ? before : withOriginal((current as Readonly<Record<string, unknown>>)[key], before, rest)
  if (Array.isArray(current)) return current.map((item: unknown, index) => (index === key ? replaced : item))
  return { ...current, [key]: replaced }
}

/** Tells whether a secret can be read in a document: as it is, in JSON, in lower case, or in hexadecimal bytes. */
export function isPlanted(document: unknown, secret: string): boolean {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const forms = [secret, JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('hex')]
  return forms.some((form) => text.includes(form) || text.toLowerCase().includes(form.toLowerCase()))
}
