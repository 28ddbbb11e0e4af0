// What is done with each field of a report that holds text: the allow-list of redaction. A field that is not here is replaced as a whole;
// test/report/redaction/field-decisions.test.ts demands a line for every field of the schema.

/** How a field is treated. */
export type FieldDecision =
  | 'kept' // words of a closed list, and times
  | 'id' // of a fact: words and things between slashes
  | 'message' // the id of a sentence
  | 'host'
  | 'path'
  | 'file'
  | 'interface'
  | 'program'
  | 'fingerprint'
  | 'bytes'
  | 'start' // the readable start of such bytes, masked alike
  | 'ports' // numbers, separated by commas
  | 'text'

/** By the name of a field, or by the name of what holds it and its own where the name alone says too little. Items of a list have the list's name. */
const decisions: Readonly<Record<string, FieldDecision>> = {
  // closed lists and times: the schema lets nothing else pass
  createdAt: 'kept',
  startedAt: 'kept',
  describedAt: 'kept',
  listing: 'kept',
  timeService: 'kept',
  completion: 'kept',
  scheme: 'kept',
  outcome: 'kept',
  cause: 'kept',
  certainty: 'kept',
  actor: 'kept',
  explainedBy: 'kept',
  notEvaluated: 'kept',
  aspect: 'kept',
  match: 'kept',
  kind: 'kept',
  status: 'kept',
  reason: 'kept',
  code: 'kept',
  operation: 'kept',
  purpose: 'kept',
  route: 'kept',
  recordType: 'kept',
  result: 'kept',
  ended: 'kept',
  greeting: 'kept',
  chainProblem: 'kept',
  mode: 'kept',
  source: 'kept',
  operatingSystem: 'kept',
  backend: 'kept',
  state: 'kept',
  verdict: 'kept',
  direction: 'kept',
  family: 'kept',
  arrival: 'kept',
  'inFront.program': 'kept',
  'options.proxy': 'kept',
  choice: 'kept',
  answer: 'kept',
  stage: 'kept',
  arrives: 'kept',
  schemes: 'kept',
  usedBy: 'kept',
  software: 'kept',
  setting: 'text',
  service: 'text',
  // the frame of a report
  version: 'text',
  platform: 'text',
  runtime: 'text',
  id: 'id',
  factId: 'id',
  evidence: 'id',
  'message.id': 'message',
  'remedies.id': 'message',
  'decidingTest.id': 'message',
  'attempted.id': 'message',
  'offered.id': 'message',
  'described.id': 'message',
  raw: 'text',
  log: 'file',
  // the target and what leads to it
  host: 'host',
  path: 'path',
  input: 'text',
  expectedAddress: 'host',
  pacUrl: 'text',
  'input.url': 'text',
  'scripts.url': 'text',
  'candidates.url': 'text',
  foundBy: 'kept',
  form: 'kept',
  'input.name': 'host',
  resolver: 'host',
  address: 'host',
  addresses: 'host',
  aliases: 'host',
  localAddress: 'host',
  gateway: 'host',
  servers: 'host',
  otherNames: 'host',
  suffix: 'host',
  serverName: 'host',
  // what a peer says
  firstBytes: 'bytes',
  'http.reason': 'text',
  'socks.version': 'kept',
  'socks.step': 'kept',
  'value.reason': 'text',
  'headers.name': 'text',
  'headers.value': 'text',
  bodyStart: 'text',
  speaks: 'text',
  whenSpokenTo: 'kept',
  applicationProtocols: 'text',
  applicationProtocol: 'text',
  protocolVersion: 'text',
  cipher: 'text',
  subject: 'text',
  issuer: 'text',
  names: 'host',
  validFrom: 'text',
  validTo: 'text',
  fingerprint: 'fingerprint',
  key: 'text',
  rawChainProblem: 'text',
  // this computer
  'interfaces.name': 'interface',
  interfaceName: 'interface',
  process: 'program',
  processes: 'program',
  user: 'text',
  place: 'text',
  'rules.text': 'text',
  'inFront.text': 'text',
  hostingPanel: 'text',
  cloudProvider: 'text',
  resolvers: 'host',
  searchDomains: 'host',
  variable: 'text',
  file: 'file',
  // parameters of sentences, where they are more than text
  'params.host': 'host',
  'params.name': 'host',
  'params.path': 'path',
  'params.start': 'start',
  'params.ports': 'ports',
  'params.otherPorts': 'ports',
  'params.answering': 'ports',
  'params.port': 'ports',
  'params.names': 'text',
  'params.log': 'file',
}

/** The decision for a field; `undefined` where there is none. */
export function decisionFor(holder: string, field: string): FieldDecision | undefined {
  const own = `${holder}.${field}`
  if (Object.hasOwn(decisions, own)) return decisions[own]
  // All other parameters are texts in which addresses and names are looked for.
  if (holder === 'params') return 'text'
  return Object.hasOwn(decisions, field) ? decisions[field] : undefined
}
