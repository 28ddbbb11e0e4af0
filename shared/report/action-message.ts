// The message to whoever must act: what was tried, what was found, what is wanted and how to undo it, in a language chosen for them.
// Ready to be copied or put into an e-mail; it is sent by nobody but the person. The texts are in messages/*/action.json.
import type { PlainMessageId, StoredMessage } from '../i18n/message.ts'
import type { Translator } from '../i18n/translator.ts'
import type { Actor, CauseId } from '../rules/cause.ts'
import { formatTarget, isEncrypted, isWebsocket } from '../target/target.ts'
import type { Report, StoredFinding } from './report.ts'
import { visibleMessage } from './visible-text.ts'

/** A text for one recipient, without their address: Ponte does not know it. */
export interface ActionMessage {
  readonly recipient: Actor
  /** BCP 47 tag of the language that it is in, and its direction. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly subject: string
  /** Paragraphs with an empty line between them. */
  readonly body: string
}

/** How the change that is asked for is undone; causes that ask only for a look have none. */
type Undo = 'remove-rule' | 'restore-setting' | 'restore-record' | 'stop-program' | 'restore-certificate' | 'old-address'

const undoByCause: Readonly<Partial<Record<CauseId, Undo>>> = {
  'wrong-port': 'restore-setting',
  'name-not-found': 'restore-record',
  'invalid-address': 'restore-setting',
  'name-points-elsewhere': 'restore-record',
  'behind-cdn': 'restore-record',
  'server-not-listening': 'stop-program',
  'proxy-unreachable': 'restore-setting',
  'proxy-authentication-required': 'restore-setting',
  'proxy-refuses-target': 'remove-rule',
  'proxy-breaks-websocket': 'restore-setting',
  'pac-broken': 'restore-setting',
  'proxy-needed': 'restore-setting',
  'traffic-intercepted': 'remove-rule',
  'listen-address-mismatch': 'restore-setting',
  'firewall-drops': 'remove-rule',
  'cloud-firewall-drops': 'remove-rule',
  'hosting-panel-port-closed': 'remove-rule',
  'firewall-rejects': 'remove-rule',
  'private-address-elsewhere': 'restore-setting',
  'local-ports-exhausted': 'restore-setting',
  'local-address-missing': 'restore-setting',
  'too-many-open-files': 'restore-setting',
  'websocket-refused': 'restore-setting',
  'websocket-answer-not-http': 'restore-setting',
  'tls-required': 'old-address',
  'tls-not-offered': 'restore-setting',
  'backend-down': 'stop-program',
  'certificate-expired': 'restore-certificate',
  'certificate-wrong-name': 'restore-certificate',
  'certificate-untrusted': 'restore-certificate',
  'certificate-intercepted': 'remove-rule',
  'tls-version-mismatch': 'restore-setting',
  'dns-not-answering': 'restore-setting',
  'ipv6-broken': 'restore-record',
  'local-firewall-blocks': 'remove-rule',
  'local-network-permission': 'restore-setting',
}

/**
 * Writes the message for one finding, the verdict's own unless another one is named; `undefined` where nothing was found.
 * The translator speaks the recipient's language; the time is given in an IANA time zone, which is named with it.
 */
export function actionMessage(
  report: Report,
  translator: Translator,
  timeZone: string,
  finding: StoredFinding | undefined = report.findings[0],
): ActionMessage | undefined {
  if (!finding) return undefined
  const shown = (text: string): string => withoutQuery(text, report.target.path)
  // What peers or strangers chose is made visible here; sentences put into others have been already, and hold the marks that isolate.
  const about = visibleMessage({
    id: '',
    params: {
      url: shown(formatTarget(report.target)),
      host: report.target.host,
      address: calledAddress(report),
      port: report.target.port,
      protocol: protocolOf(report),
      version: report.ponte.version,
    },
  }).params
  const say = (id: string, sentences: Readonly<Record<string, string>> = {}): string =>
    translator.format({ id, params: { ...about, ...sentences } })
  const undo = undoByCause[finding.cause]
  const title = translator.format(visibleMessage(withShown(finding.message, shown)))
  const found = [say('action.found', { title }), say(`action.certainty.${finding.certainty}`)].join(' ')
  const paragraphs = [
    say(`action.greeting.${finding.actor}`),
    say('action.observed', { time: timeInWords(report.createdAt, translator.language, timeZone) }),
    found,
    say('action.request', { request: say(`action.request.${finding.cause}`) }),
    ...(finding.decidingTest
      ? [say('action.check', { test: translator.format(visibleMessage(withShown(finding.decidingTest, shown))) })]
      : []),
    ...(undo ? [say('action.undo', { undo: say(`action.undo.${undo}` satisfies PlainMessageId) })] : []),
    say('action.closing'),
  ]
  const { language, direction } = translator
  return { recipient: finding.actor, language, direction, subject: say('action.subject'), body: paragraphs.join('\n\n') }
}

/** A message is forwarded and quoted: what stands after the question mark of an address, where tokens stand, is left out. */
function withoutQuery(text: string, path: string): string {
  const start = path.indexOf('?')
  return start === -1 || start === path.length - 1 ? text : text.replaceAll(path.slice(start), () => '?…')
}

function withShown({ id, params }: StoredMessage, shown: (text: string) => string): StoredMessage {
  return {
    id,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value])),
  }
}

/** Outlook and older Windows shells take about 2,000 characters of an address; what is longer is cut by them without a word. */
const maxDraftLength = 1900

/** Makes the address that opens an e-mail draft (RFC 6068) without a recipient. A body that is too long ends early, at a paragraph where possible. */
export function emailDraft({ subject, body }: Pick<ActionMessage, 'subject' | 'body'>): string {
  const start = `mailto:?subject=${encoded(subject.slice(0, 200))}&body=`
  const whole = encoded(body)
  if (start.length + whole.length <= maxDraftLength) return start + whole
  const paragraphs = body.split('\n\n')
  while (paragraphs.length > 1 && start.length + encoded(`${paragraphs.join('\n\n')}\n\n…`).length > maxDraftLength) paragraphs.pop()
  let rest = [...paragraphs.join('\n\n')]
  while (rest.length > 0 && start.length + encoded(`${rest.join('')}…`).length > maxDraftLength)
    rest = rest.slice(0, Math.floor(rest.length * 0.9))
  return `${start}${encoded(paragraphs.length > 1 ? `${rest.join('')}\n\n…` : `${rest.join('')}…`)}`
}

/** Percent-encoded, lines ended as RFC 6068 section 5 wants them. Half a surrogate pair cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/\r?\n/g, '\r\n'))
}

/** The address that was called first; the name where none was. */
function calledAddress({ target, facts }: Report): string {
  const called = facts.find((fact) => fact.kind === 'tcp-connect' && fact.input.purpose === 'target')
  return called?.kind === 'tcp-connect' ? called.input.address : target.host
}

function protocolOf({ target }: Report): string {
  if (isWebsocket(target.scheme)) return 'WebSocket'
  if (target.scheme === 'tcp') return 'TCP'
  return isEncrypted(target.scheme) ? 'HTTPS' : 'HTTP'
}

/** Date, time to the second, and the zone by its name: logs are searched with it. */
export function timeInWords(iso: string, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(iso))
}
