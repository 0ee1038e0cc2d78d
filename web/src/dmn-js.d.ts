/** The part of dmn-js that is used here; the package has no types of its own. */
declare module 'dmn-js/lib/NavigatedViewer' {
  export interface View {
    type: string
    element: { id: string }
  }

  export default class NavigatedViewer {
    constructor(options: { container: HTMLElement; decisionTable?: object; literalExpression?: object })
    importXML(xml: string): Promise<unknown>
    getViews(): View[]
    open(view: View): Promise<unknown>
    destroy(): void
  }
}
