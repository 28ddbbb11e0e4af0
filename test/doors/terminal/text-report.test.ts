// The layout of an explanation as text, with words of the test's own: what the catalogue says is not looked at here.
import { describe, expect, it } from 'vitest'
import { textReport } from '../../../electron/doors/terminal/text-report.ts'
import { layoutTable, wrapText } from '../../../electron/doors/terminal/text-table.ts'
import type { Translator } from '../../../shared/i18n/translator.ts'
import type { ExplainedFinding, Explanation } from '../../../shared/report/explanation.ts'

/** Says ids in brackets, so that they can be told from the explanation's own words. */
const translator: Translator = {
  language: 'en',
  direction: 'ltr',
  format: ({ id, params }) => `[${[id.replace('terminal.', ''), ...Object.values(params)].join(' ')}]`,
}

const other: ExplainedFinding = {
  cause: 'firewall-rejects',
  certainty: 'possible',
  certaintyText: 'Possible',
  title: 'A firewall refuses the connection in the place of the computer.',
  why: 'Not shown here.',
  steps: ['Open the port.', 'A second step is not shown.'],
  explainedBy: 'It follows from another one.',
  evidence: [],
}

const explanation: Explanation = {
  outcome: 'problem',
  completion: 'complete',
  title: 'Nothing listens on port 4009.',
  why: 'The computer answered at once that the port is closed.',
  certainty: 'Likely',
  actor: 'The owner can fix this.',
  steps: ['Start the program.', 'Look whether its settings name the port that you call.'],
  decidingTest: 'list the listeners',
  otherFindings: [other],
  rows: [
    {
      aspect: 'address',
      aspectText: 'Address',
      attempted: '127.0.0.1',
      offered: 'This computer',
      match: 'same',
      matchText: 'Same',
      findings: [],
      evidence: [],
    },
    {
      aspect: 'port',
      aspectText: 'Port',
      attempted: '4009',
      offered: 'Closed, and three others that were tried are closed, too',
      match: 'different',
      matchText: 'Different',
      findings: [],
      evidence: [],
    },
    {
      aspect: 'path',
      aspectText: 'Path',
      attempted: '/chat',
      offered: 'Not reached',
      match: 'unknown',
      matchText: 'Not known',
      findings: [],
      evidence: [],
    },
  ],
  timeline: [
    { id: '1', status: 'succeeded', text: 'No proxy is set.', startedAfterMs: 0, durationMs: 1 },
    { id: '2', status: 'failed', text: 'No connection.', raw: 'connect ECONNREFUSED 127.0.0.1:4009', startedAfterMs: 1, durationMs: 2 },
  ],
  faults: ['A crash.'],
}

describe('an explanation as text', () => {
  it('sets the two sides next to each other where there is room', () => {
    expect(textReport(explanation, translator, 80)).toBe(`✘ Nothing listens on port 4009.
  The computer answered at once that the port is closed.
  Likely · The owner can fix this.

                         [column.attempted]  [column.offered]
  =  Same       Address  127.0.0.1           This computer
  ≠  Different  Port     4009                Closed, and three others
                                             that were tried are
                                             closed, too
  ?  Not known  Path     /chat               Not reached

[heading.steps]
  1. Start the program.
  2. Look whether its settings name the port that you call.

  [deciding-test list the listeners]

[heading.other-findings]
  - Possible: A firewall refuses the connection in the place of the computer.
    It follows from another one.
    Open the port.

[heading.timeline]
  - No proxy is set.
  - No connection. (connect ECONNREFUSED 127.0.0.1:4009)

[heading.faults]
  ! A crash.
`)
  })

  it('sets them below each other where there is not', () => {
    const [, table] = textReport(explanation, translator, 40).split('\n\n')
    expect(table).toBe(`  = Address: Same
    [column.attempted]: 127.0.0.1
    [column.offered]: This computer
  ≠ Port: Different
    [column.attempted]: 4009
    [column.offered]: Closed, and three
    others that were tried are closed,
    too
  ? Path: Not known
    [column.attempted]: /chat
    [column.offered]: Not reached`)
  })

  it('leaves out what there is nothing to say about', () => {
    const { certainty: _certainty, actor: _actor, decidingTest: _decidingTest, ...rest } = explanation
    const text = textReport({ ...rest, outcome: 'works', steps: [], otherFindings: [], faults: [] }, translator, 80)
    expect(text.match(/^\S.*$/gm)).toEqual(['✔ Nothing listens on port 4009.', '[heading.timeline]'])
  })
})

describe('lines', () => {
  it('break at spaces, and never inside a word', () => {
    expect(wrapText('see https://server.test/a/long/path there', 12)).toEqual(['see', 'https://server.test/a/long/path', 'there'])
  })

  it('count the cells that characters take, not the characters', () => {
    expect(wrapText('漢字 漢字 ab', 9)).toEqual(['漢字 漢字', 'ab'])
    expect(
      layoutTable(
        [
          ['漢', 'a', 'b'],
          ['x', 'c', 'd'],
        ],
        80,
      ),
    ).toEqual(['漢  a  b', 'x   c  d'])
  })

  it('do not grow with spaces that a peer sends', () => {
    expect(Math.max(...wrapText(`a${' '.repeat(2000)}b`, 40).map((line) => line.length))).toBeLessThanOrEqual(40)
  })
})
