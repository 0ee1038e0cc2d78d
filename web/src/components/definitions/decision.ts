import { translation } from './translate'

const IN_CHINESE = { additionalModules: [translation] }

/** The DMN viewer behind one small interface; it is loaded only when a table is shown. */
export interface DecisionHandle {
  /** Shows one decision of the file: its table or its expression. */
  show: (xml: string, decisionId: string) => Promise<void>
  destroy: () => void
}

export async function createDecision(host: HTMLElement): Promise<DecisionHandle> {
  const { Viewer } = await import('./decisionViewer')
  const viewer = new Viewer({ container: host, decisionTable: IN_CHINESE, literalExpression: IN_CHINESE })
  return {
    async show(xml, decisionId) {
      await viewer.importXML(xml)
      const view = viewer.getViews().find(({ type, element }) => type !== 'drd' && element.id === decisionId)
      if (!view) throw new Error(`文件中没有决策 ${decisionId}`)
      await viewer.open(view)
    },
    destroy: () => viewer.destroy(),
  }
}
