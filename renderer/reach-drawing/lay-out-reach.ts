// Where everything of the drawing of who can reach which listener has its place: one band for each circle of callers, in it one path for each thing that
// the firewall does with calls, and what listens at its end. Reckons from left to right; the component mirrors it.
import type { ListenerRow } from '../../shared/report/listener-rows.ts'
import { fitText, wrapText } from './fit-text.ts'
import type { MeasureText } from './fit-text.ts'

type Verdict = ListenerRow['verdict']

/** What is to be drawn, in words already. */
export interface WordedLane {
  readonly reach: string
  readonly label: string
  readonly count: string
  /** Instead of paths, where there are none. */
  readonly none: string
  readonly paths: readonly {
    readonly verdict: Verdict
    readonly caption: string
    readonly chips: readonly WordedChip[]
  }[]
}

/** A box: ports above, program below. Only the last may have no ports. */
export interface WordedChip {
  readonly ports: string
  readonly program: string
}

/** A line of text; `y` is its base line. */
export interface PlacedText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly style: 'label' | 'quiet' | 'caption' | 'ports' | 'program'
  /** Where `x` is in the text. */
  readonly anchor: 'start' | 'middle'
}

/** A way from the callers to what listens. */
export interface PlacedPath {
  readonly verdict: Verdict
  readonly y: number
}

export interface PlacedBox {
  readonly verdict: Verdict
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The whole, in CSS pixels. */
export interface ReachLayout {
  readonly height: number
  /** Where paths begin, where the firewall stands, and where paths end. */
  readonly callersX: number
  readonly wallX: number
  readonly endX: number
  readonly bands: readonly { readonly y: number; readonly height: number }[]
  /** The pieces of the firewall, from top to bottom: before those who call from outside alone, and not across words. */
  readonly walls: readonly { readonly from: number; readonly to: number }[]
  readonly paths: readonly PlacedPath[]
  readonly boxes: readonly PlacedBox[]
  readonly texts: readonly PlacedText[]
}

/** Room and type. */
export interface DrawingSpace {
  readonly width: number
  /** The size of the page's type in CSS pixels; everything grows with it. */
  readonly em: number
  readonly measure: MeasureText
  readonly measureBold: MeasureText
}

/** From this width in ems the names of the callers stand beside the paths, not above them. */
const wideFrom = 42

/** Lays the drawing out; `wallLabel` names the firewall above it. */
export function layOutReach(
  lanes: readonly WordedLane[],
  wallLabel: string,
  { width, em, measure, measureBold }: DrawingSpace,
): ReachLayout {
  const isWide = width >= wideFrom * em
  const line = 1.35 * em
  const padding = 0.75 * em
  const labelWidth = isWide ? 11 * em : width - 2 * padding
  const callersX = isWide ? labelWidth + 1.5 * em : padding + 0.4 * em
  const wallX = callersX + (isWide ? 4.5 : 2.4) * em
  const endX = wallX + (isWide ? 3.5 : 2) * em
  const room = width - endX - padding
  const texts: PlacedText[] = []
  const bands: { y: number; height: number }[] = []
  const paths: PlacedPath[] = []
  const boxes: PlacedBox[] = []
  const walls: { from: number; to: number }[] = []
  let y = 0.5 * em

  /** Writes lines one below the other, and goes on below them. */
  const write = (lines: readonly string[], x: number, style: PlacedText['style']): void => {
    for (const text of lines) {
      texts.push({ x, y: y + em, text, style, anchor: 'start' })
      y += line
    }
  }

  write(wrapText(wallLabel, width - wallX - padding, measure), wallX - 0.3 * em, 'quiet')
  walls.push({ from: y + 0.2 * em, to: y + 0.8 * em })
  y += 0.4 * em

  for (const lane of lanes) {
    const top = y
    y += padding
    write(wrapText(lane.label, labelWidth, measureBold), padding, 'label')
    write(wrapText(lane.count, labelWidth, measure), padding, 'quiet')
    const belowLabel = y
    if (isWide) y = top + padding
    else y += 0.25 * em
    if (lane.paths.length === 0) write(wrapText(lane.none, room, measure), endX, 'quiet')
    for (const { verdict, caption, chips } of lane.paths) {
      write(wrapText(caption, room, measure), endX, 'caption')
      y += 0.2 * em
      paths.push({ verdict, y: y + 1.4 * em })
      y = placeChips(chips, verdict, y)
    }
    y = Math.max(y, belowLabel) + padding / 2
    bands.push({ y: top, height: y - top })
    if (lane.reach !== 'this-computer') walls.push({ from: isWide ? top - 0.4 * em : belowLabel, to: y })
    y += 0.4 * em
  }
  return { height: y - 0.4 * em, callersX, wallX, endX, bands, walls, paths, boxes, texts }

  /** Puts boxes beside each other as far as there is room, and tells where it goes on below them. */
  function placeChips(chips: readonly WordedChip[], verdict: Verdict, from: number): number {
    const height = 2.8 * em
    const gap = 0.5 * em
    let x = endX
    let rowY = from
    for (const chip of chips) {
      const widest = Math.min(room, 13 * em)
      const ports = fitText(chip.ports, widest - em, measureBold)
      const program = fitText(chip.program, widest - em, measure)
      const own = Math.max(measureBold(ports), measure(program), 2 * em) + em
      if (x > endX && x + own > endX + room) {
        x = endX
        rowY += height + gap
      }
      boxes.push({ verdict, x, y: rowY, width: own, height })
      const middle = x + own / 2
      const hasPorts = ports !== ''
      if (hasPorts) texts.push({ x: middle, y: rowY + 1.15 * em, text: ports, style: 'ports', anchor: 'middle' })
      texts.push({ x: middle, y: rowY + (hasPorts ? 2.3 : 1.75) * em, text: program, style: 'program', anchor: 'middle' })
      x += own + gap
    }
    return rowY + height + 0.75 * em
  }
}
