/** The BPMN viewer behind one small interface; it is loaded only when a diagram is shown. */
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'

import type { Diagram } from '@/api/types'

import { describe, type Box, type DiagramElement, type ModdleElement, type Shape } from './element'

export type Progress = Pick<Diagram, 'active' | 'completed' | 'taken' | 'incidents'>

/** Elements to show in another colour: `marker` is a class of diagram.css. */
export interface Mark {
  id: string
  marker: string
}

export interface DiagramHandle {
  /** Shows a diagram and how far it got; answers the elements where it stands. */
  show: (xml: string, progress: Progress, marks: readonly Mark[]) => Promise<DiagramElement[]>
  select: (elementId: string) => void
  zoom: (direction: 1 | -1) => void
  fit: () => void
  destroy: () => void
}

interface Canvas {
  addMarker: (id: string, marker: string) => void
  removeMarker: (id: string, marker: string) => void
  viewbox: (box?: Box) => { inner: Box; outer: { width: number; height: number } }
  zoom: (scale?: number | 'fit-viewport', center?: 'auto') => number
}

interface Overlays {
  add: (id: string, type: string, overlay: { position: object; html: HTMLElement }) => void
}

interface ElementRegistry {
  get: (id: string) => Shape | undefined
}

interface ClickEvent {
  element: { businessObject?: ModdleElement; type: string }
}

/** Below this scale labels cannot be read; a larger diagram is then centred where it stands. */
const READABLE = 0.6
const MARGIN = 40

function badge(count: number): HTMLElement {
  const html = document.createElement('div')
  html.className = 'dd-token'
  html.textContent = count > 1 ? String(count) : ''
  html.title = `当前有 ${count} 项在此环节`
  return html
}

function mark(viewer: NavigatedViewer, progress: Progress): void {
  const canvas = viewer.get<Canvas>('canvas')
  const registry = viewer.get<ElementRegistry>('elementRegistry')
  const overlays = viewer.get<Overlays>('overlays')
  const known = (id: string) => registry.get(id) !== undefined
  const holder = (id: string) => Boolean(registry.get(id)?.children?.length)
  const put = (id: string, marker: string) => canvas.addMarker(id, holder(id) ? `${marker}-holder` : marker)
  progress.completed.concat(progress.taken).filter(known).forEach((id) => put(id, 'dd-done'))
  for (const { element_id: id, count } of progress.active.filter((token) => known(token.element_id))) {
    put(id, 'dd-active')
    if (holder(id)) continue
    const left = (registry.get(id)?.width ?? 0) / 2 - 10
    overlays.add(id, 'tokens', { position: { top: -12, left }, html: badge(count) })
  }
  progress.incidents.map((incident) => incident.element_id).filter(known).forEach((id) => canvas.addMarker(id, 'dd-incident'))
}

function colour(viewer: NavigatedViewer, marks: readonly Mark[]): void {
  const canvas = viewer.get<Canvas>('canvas')
  const registry = viewer.get<ElementRegistry>('elementRegistry')
  marks.filter(({ id }) => registry.get(id)).forEach(({ id, marker }) => canvas.addMarker(id, marker))
}

/** Where it stands: the elements with a token, without the sub-processes around them. */
function standing(viewer: NavigatedViewer, progress: Progress): Shape[] {
  const registry = viewer.get<ElementRegistry>('elementRegistry')
  return progress.active.flatMap(({ element_id: id }) => registry.get(id) ?? []).filter((shape) => !shape.children?.length)
}

function frame(viewer: NavigatedViewer, here: Shape[]): void {
  const canvas = viewer.get<Canvas>('canvas')
  if (canvas.zoom('fit-viewport', 'auto') >= READABLE || here.length === 0) return
  const { inner, outer } = canvas.viewbox()
  const width = outer.width / READABLE
  const height = outer.height / READABLE
  const start = (edge: 'x' | 'y', size: 'width' | 'height', length: number) => {
    const middle = here.reduce((sum, box) => sum + box[edge] + box[size] / 2, 0) / here.length
    const last = inner[edge] + inner[size] + MARGIN - length
    return Math.max(inner[edge] - MARGIN, Math.min(middle - length / 2, last))
  }
  canvas.viewbox({ x: start('x', 'width', width), y: start('y', 'height', height), width, height })
}

/** An empty viewer in `host`; `onSelect` hears which element was chosen, null for the empty canvas. */
export async function createDiagram(
  host: HTMLElement,
  onSelect: (element: DiagramElement | null) => void,
): Promise<DiagramHandle> {
  const { Viewer } = await import('./viewer')
  const viewer = new Viewer({ container: host })
  const canvas = () => viewer.get<Canvas>('canvas')
  let selected = ''

  function choose(element: ModdleElement | undefined): void {
    if (selected) canvas().removeMarker(selected, 'dd-selected')
    const chosen = element && element.$type !== 'bpmn:Collaboration' && element.$type !== 'bpmn:Process' ? element : null
    selected = chosen?.id ?? ''
    if (selected) canvas().addMarker(selected, 'dd-selected')
    onSelect(chosen ? describe(chosen) : null)
  }

  viewer.on('element.click', (event: ClickEvent) => choose(event.element.businessObject))
  return {
    async show(xml, progress, marks) {
      selected = ''
      await viewer.importXML(xml)
      mark(viewer, progress)
      colour(viewer, marks)
      const here = standing(viewer, progress)
      frame(viewer, here)
      return here.map((at) => describe(at.businessObject))
    },
    select: (id) => choose(viewer.get<ElementRegistry>('elementRegistry').get(id)?.businessObject),
    zoom: (direction) => void canvas().zoom(canvas().zoom() * (direction > 0 ? 1.25 : 0.8), 'auto'),
    fit: () => void canvas().zoom('fit-viewport', 'auto'),
    destroy: () => viewer.destroy(),
  }
}
