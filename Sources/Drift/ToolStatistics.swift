import PipelineFile

/// The statistics that other tools define, by our names.
enum ToolStatistics {
  /// Returns what `tool` computes of two sides; nothing for our own definitions.
  static func statistics(_ sides: Sides, tool: Compatibility) -> [Statistic] {
    guard tool.isTool else { return [] }
    let comparison = ToolComparison(sides, tool: tool)
    return switch tool {
    case .evidently: EvidentlyStatistics.statistics(comparison)
    case .nannyml: NannyMLStatistics.statistics(comparison)
    case .tfdv: TFDVStatistics.statistics(comparison)
    case .deequ: DeequStatistics.statistics(comparison)
    case .popmon: PopmonStatistics.statistics(comparison)
    case .none, .textbook: []
    }
  }
}
