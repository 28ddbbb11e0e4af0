// The layers as rules for dependency-cruiser. Each comment is a sentence of ARCHITECTURE.md, word for word (test/architecture.test.ts compares them),
// so that whoever breaks a rule reads why it exists.

/**
 * Who may import what of Ponte; `shared/*.ts` (small things without a layer) is open to all, `electron/*.ts` to all of electron.
 * `types` may be imported for the compiler only.
 * @type {readonly { name: string, from: string, may: readonly string[], types?: readonly string[], sentence: string }[]}
 */
const layers = [
  {
    name: 'target-and-facts',
    from: 'shared/(target|facts)/',
    may: ['shared/target/', 'shared/facts/'],
    sentence: 'shared/target and shared/facts import each other and nothing else.',
  },
  {
    name: 'networks',
    from: 'shared/networks/',
    may: ['shared/networks/', 'shared/target/', 'shared/facts/'],
    sentence: 'shared/networks imports target and facts: it knows whose an address or an answer is, not what follows from it.',
  },
  {
    name: 'plan',
    from: 'shared/plan/',
    may: ['shared/plan/', 'shared/target/', 'shared/facts/', 'shared/networks/'],
    types: ['shared/rules/'],
    sentence:
      'shared/plan imports target, facts and networks, and of rules only the types: what will be tried never depends on what it may mean.',
  },
  {
    name: 'rules',
    from: 'shared/rules/',
    may: ['shared/rules/', 'shared/target/', 'shared/facts/', 'shared/networks/'],
    types: ['shared/i18n/'],
    sentence: 'shared/rules imports target, facts and networks, and of messages only the types: a rule knows no words.',
  },
  {
    name: 'analysis',
    from: 'shared/analysis/',
    may: ['shared/analysis/', 'shared/target/', 'shared/facts/', 'shared/rules/'],
    types: ['shared/i18n/', 'shared/report/report\\.ts'],
    sentence: 'shared/analysis imports target, facts and rules, and of messages and the report only the types.',
  },
  {
    name: 'error-text',
    from: 'shared/error-text/',
    may: ['shared/error-text/', 'shared/target/'],
    types: ['shared/rules/cause\\.ts', 'shared/i18n/'],
    sentence: 'shared/error-text imports target, and of causes and messages only the types: it reads what a text says and knows no words.',
  },
  {
    name: 'server-text',
    from: 'shared/server-text/',
    may: ['shared/server-text/', 'shared/target/', 'shared/facts/'],
    sentence: 'shared/server-text imports target and facts: it reads what a command printed, not what that is worth.',
  },
  {
    name: 'report',
    from: 'shared/report/',
    may: [
      'shared/report/',
      'shared/target/',
      'shared/facts/',
      'shared/error-text/error-signal\\.ts',
      'shared/server-text/read-listing\\.ts',
      'shared/analysis/',
      'shared/i18n/',
      'shared/rules/cause\\.ts',
    ],
    types: ['shared/plan/', 'shared/rules/', 'shared/error-text/'],
    sentence:
      'shared/report imports target, facts, analysis, server-text, i18n and the lists of causes and errors, and of plan, rules and error-text only the types: it reads what old rules found.',
  },
  {
    name: 'i18n',
    from: 'shared/i18n/',
    may: ['shared/i18n/'],
    sentence: 'shared/i18n imports nothing: it says sentences without knowing what about.',
  },
  {
    name: 'ipc',
    from: 'shared/ipc/',
    may: ['shared/ipc/', 'shared/report/', 'shared/target/'],
    types: ['shared/facts/', 'shared/plan/'],
    sentence: 'shared/ipc imports target and the schemas of the report, and of facts and plan only the types.',
  },
  {
    name: 'probes-and-system',
    from: 'electron/(probes|system)/',
    may: ['electron/probes/', 'electron/system/', 'shared/target/', 'shared/facts/'],
    sentence:
      'electron/probes and electron/system import target, facts and each other; never rules, report or i18n: what is seen does not know what it means.',
  },
  {
    name: 'diagnosis',
    from: 'electron/diagnosis/',
    may: ['electron/diagnosis/', 'electron/probes/', 'electron/system/', 'shared/'],
    sentence: 'electron/diagnosis imports all of shared, probes and system, but no door: every door shows the same diagnosis.',
  },
  {
    name: 'doors',
    from: 'electron/doors/',
    may: ['electron/', 'shared/'],
    sentence: 'electron/doors imports all of shared and electron.',
  },
  {
    name: 'renderer',
    from: 'renderer/',
    may: ['renderer/', 'shared/target/', 'shared/report/', 'shared/i18n/', 'shared/ipc/'],
    types: ['shared/facts/', 'shared/plan/', 'shared/analysis/', 'shared/rules/'],
    sentence:
      'renderer imports target, report, i18n and ipc, and of facts, plan, analysis and rules only the types; never electron/: it shows, it does not judge.',
  },
]

const anywhere = '^(shared|electron|renderer|build|test)/'

/** @param {readonly string[]} paths */
const below = (paths) => paths.map((path) => `^${path}`)

const layerRules = layers.flatMap(({ name, from, may, types = [], sentence }) => {
  const rule = { severity: 'error', comment: sentence, from: { path: `^${from}` } }
  const open = [...below(may), '^shared/[^/]+$', ...(from.startsWith('electron/') ? ['^electron/[^/]+$'] : [])]
  return [
    { ...rule, name, to: { path: anywhere, pathNot: [...open, ...below(types)] } },
    ...(types.length === 0
      ? []
      : [{ ...rule, name: `${name}-types-only`, to: { path: below(types), pathNot: open, dependencyTypesNot: ['type-only'] } }]),
  ]
})

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      comment: 'shared and renderer import no module of Node: what they hold runs anywhere.',
      from: { path: '^(shared|renderer)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-the-window-only',
      severity: 'error',
      comment: 'Only electron/doors/window imports the module electron, so that all else runs in plain Node.',
      from: { path: anywhere, pathNot: '^electron/doors/window/' },
      to: { path: '(^|node_modules/)electron(/|$)', pathNot: '^electron/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Files do not import each other in a circle.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'Every import leads to a file or package that exists.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.svelte-check/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['svelte', 'import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
}
