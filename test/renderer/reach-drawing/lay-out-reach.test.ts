// Where the parts of the drawing are: nothing sticks out, nothing lies on anything else, and the firewall stands before the right bands.
import { describe, expect, test } from 'vitest'
import { fitText, wrapText } from '../../../renderer/reach-drawing/fit-text.ts'
import { layOutReach } from '../../../renderer/reach-drawing/lay-out-reach.ts'

/** Every character is ten pixels wide. */
const measure = (text: string) => text.length * 10

const chips = (count: number) => Array.from({ length: count }, (_, index) => ({ ports: String(index), program: 'program'.repeat(index) }))
const lanes = [
  {
    reach: 'everywhere',
    label: 'Everywhere and then some',
    count: '12 listeners',
    none: 'None',
    paths: [
      { verdict: 'allows' as const, caption: 'Lets calls through', chips: chips(12) },
      { verdict: 'drops' as const, caption: 'Drops', chips: chips(1) },
    ],
  },
  { reach: 'this-network', label: 'This network', count: 'No listeners', none: 'None', paths: [] },
  {
    reach: 'this-computer',
    label: 'Own',
    count: '1',
    none: 'None',
    paths: [{ verdict: 'not-asked' as const, caption: 'Own', chips: chips(3) }],
  },
]

describe.each([300, 1100])('in %i pixels', (width) => {
  const layout = layOutReach(lanes, 'The firewall of this computer', { width, em: 15, measure, measureBold: measure })

  test('nothing sticks out', () => {
    const ends = [
      ...layout.boxes.map((box) => box.x + box.width),
      ...layout.texts.map(({ x, text, anchor }) => x + measure(text) / (anchor === 'middle' ? 2 : 1)),
    ]
    expect([Math.max(...ends) <= width, Math.max(...layout.bands.map(({ y, height }) => y + height)) <= layout.height]).toEqual([
      true,
      true,
    ])
  })

  test('no box lies on another', () => {
    const overlaps = layout.boxes.flatMap((left, index) =>
      layout.boxes
        .slice(index + 1)
        .filter(
          (right) =>
            left.x < right.x + right.width &&
            right.x < left.x + left.width &&
            left.y < right.y + right.height &&
            right.y < left.y + left.height,
        ),
    )
    expect(overlaps).toEqual([])
  })

  test('the firewall stands before everybody outside and not before this computer itself', () => {
    const stands = (y: number) => layout.walls.some(({ from, to }) => from < y && y < to)
    expect(layout.paths.map(({ y }) => stands(y))).toEqual([true, true, false])
  })
})

test('words are broken between them, and within those that are too wide', () => {
  expect([wrapText('one two three', 70, measure), wrapText('incomprehensible', 60, measure), wrapText('', 60, measure)]).toEqual([
    ['one two', 'three'],
    ['incomp', 'rehens', 'ible'],
    [],
  ])
})

test('a text that is too wide is cut and says so', () => {
  expect([fitText('short', 50, measure), fitText('incomprehensible', 60, measure)]).toEqual(['short', 'incom…'])
})
