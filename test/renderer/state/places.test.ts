// Where the person is, as the page's address says it.
import { expect, test } from 'vitest'
import type { PlaceName } from '../../../renderer/places.ts'
import { PlacesState } from '../../../renderer/state/places.svelte.ts'

const names = ['check', 'other'] as unknown as readonly PlaceName[]
const other = names[1] ?? 'check'

test.each([
  ['', 'check'],
  ['#check', 'check'],
  ['#other', 'other'],
  ['#no-such-place', 'check'],
])('the address %j leads to %s', (fragment, place) => {
  const places = new PlacesState(names, fragment, () => {})
  const opened = places.current
  places.follow('#other')
  places.follow(fragment)
  expect([opened, places.current]).toEqual([place, place])
})

test('going to a place writes it into the address', () => {
  const written: string[] = []
  const places = new PlacesState(names, '', (fragment) => written.push(fragment))
  places.go(other)
  expect([places.current, written]).toEqual(['other', ['#other']])
})
