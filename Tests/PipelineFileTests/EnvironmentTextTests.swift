import Testing

@testable import PipelineFile

struct EnvironmentTextTests {
  private let environment = ["HOME": "/h", "EMPTY": "", "NEST": "${HOME}", "T": "0.25", "A_1": "x"]

  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("${HOME}", "/h"), ("a${HOME}b${A_1}", "a/hbx"),
    ("${NONE:-d}", "d"), ("${NONE:-}", ""), ("${EMPTY:-d}", "d"), ("${EMPTY}", ""),
    ("${NEST}", "${HOME}"), ("$HOME", "$HOME"), ("$${HOME}", "${HOME}"), ("$", "$"), ("$$", "$$"),
    ("5$ ${HOME}", "5$ /h"), ("${NONE:-a:-b}", "a:-b"), ("${NONE:-$}", "$"),
  ])
  func `variables are filled in`(text: String, expected: String) throws {
    #expect(try EnvironmentText.filled(text, from: environment) == expected)
  }

  @Test(arguments: [
    ("${", EnvironmentText.Failure.unclosed), ("a ${HOME", .unclosed), ("${}", .badName("")),
    ("${1A}", .badName("1A")), ("${a b}", .badName("a b")), ("${A:b}", .badName("A:b")),
    ("${É}", .badName("É")), ("${NONE}", .unset("NONE")), ("${:-x}", .badName("")),
  ])
  func `bad references are refused`(text: String, failure: EnvironmentText.Failure) {
    #expect(throws: failure) { try EnvironmentText.filled(text, from: environment) }
  }

  @Test func `values are filled in before they are read, keys never`() throws {
    let text =
      minimal + """
        title: "${TITLE:-My model}"
        output: {score: s, threshold: "${T}"}
        settle: ${NONE:-5m}
        state: ${HOME}/state
        """
    let pipeline = try pipeline(text, environment: environment)
    #expect(pipeline.title == "My model")
    #expect(pipeline.output.threshold == 0.25)
    #expect(pipeline.settleSeconds == 300)
    #expect(pipeline.stateFolder == "/h/state")
    #expect(
      mistakes(minimal + "${HOME}: x\n", environment: environment).first?
        .hasPrefix("7:1: unknown key '${HOME}'") == true)
  }

  @Test func `a wrong value from the environment is named at its place`() {
    #expect(
      mistakes(minimal + "settle: ${T}\n", environment: environment) == [
        "7:9: expected a span of time such as 30s, 10m, 2d or 4w for 'settle', found '0.25'"
      ])
    #expect(
      mistakes(minimal + "features:\n  old: ${T} + agee\n", environment: environment) == [
        "8:8: feature 'old': no input or feature is named 'agee' at column 8 of the expression; "
          + "did you mean 'age'?"
      ])
  }
}
