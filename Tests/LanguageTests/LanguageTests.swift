import Testing

@testable import Language

@Test(arguments: [
  ("열", "열이"), ("호스트", "호스트가"), ("3", "3이"), ("2", "2가"), ("12 %", "12 %가"),
  ("temp", "temp가"), ("m", "m이"), ("10", "10이"), ("”값”", "”값”이"), ("é", "é이(가)"), ("", "이(가)"),
])
func `the subject has the particle of its last sound`(word: String, expected: String) {
  #expect(Particle.subject.after(word) == expected)
}

@Test(arguments: [
  (Particle.topic, "값은", "비율은"), (.object, "값을", "비율을"), (.with, "값과", "비율과"),
  (.by, "값으로", "비율로"),
])
func `every particle has its form behind a consonant, and 로 behind ㄹ`(
  particle: Particle, value: String, ratio: String
) {
  #expect(particle.after("값") == value)
  #expect(particle.after("비율") == ratio)
}

@Test func `the language spoken ends with what speaks it`() {
  #expect(Language.current == .english)
  Language.korean.speaking { #expect(Language.current == .korean) }
  #expect(Language.current == .english)
}

@Test func `metrics have a title in every language`() {
  let english = MetricTitles.names(in: .english)
  #expect(english == MetricTitles.names(in: .korean))
  #expect(english.count > 30)
  #expect(MetricTitles.title("ndcg_at_10") == "NDCG at 10")
  #expect(MetricTitles.title("f1_macro") == "Macro F1")
  #expect(MetricTitles.title("precision_weighted") == "Weighted precision")
  #expect(MetricTitles.title("pinball_0.9") == "Pinball loss at 0.9")
  #expect(MetricTitles.title("some_thing_else") == "Some thing else")
  Language.korean.speaking {
    #expect(MetricTitles.title("precision_at_5") == "정밀도(상위 5)")
    #expect(MetricTitles.title("recall_macro") == "재현율(매크로)")
  }
}
