/** Elements of a diagram as the viewer holds them and as the pages need them. */
export interface DiagramElement {
  id: string
  name: string
  type: string
  provisions: string[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A moddle element; `zeebe:` extensions arrive untyped because the viewer does not need their schema. */
export interface ModdleElement {
  id: string
  $type: string
  name?: string
  value?: string
  $children?: ModdleElement[]
  extensionElements?: { values?: ModdleElement[] }
}

/** A drawn element; `children` is empty for all but pools, lanes and expanded sub-processes. */
export interface Shape extends Box {
  businessObject: ModdleElement
  children?: Shape[]
}

/** The provisions a designer named in the property `provision`, separated by commas. */
export function provisionsOf(element: ModdleElement): string[] {
  const properties = element.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:properties')
  const provision = properties?.$children?.find(({ name }) => name === 'provision')
  return (provision?.value ?? '').split(/[,，\s]+/).filter(Boolean)
}

export function describe(element: ModdleElement): DiagramElement {
  return { id: element.id, name: element.name ?? '', type: element.$type, provisions: provisionsOf(element) }
}
