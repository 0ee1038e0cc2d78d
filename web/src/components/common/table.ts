import 'element-plus/es/components/table-column/style/css'

import { ElTableColumn } from 'element-plus'

interface Slots {
  /** `never` makes each use state the type of its row. */
  default: (scope: { row: never }) => unknown
}

/** Element Plus's column; its own slot type would let a row be anything. */
export const TableColumn = ElTableColumn as unknown as new () => {
  $props: Parameters<typeof ElTableColumn>[0]
  $slots: Slots
}
