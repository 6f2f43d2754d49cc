import { expect, test } from "vitest";
import { print } from "./support.ts";

test("reads Robot Framework's variables, keywords and named arguments", () => {
  const text = [
    "*** Variables ***",
    "${BASE}    https://x.example",
    "&{HEADERS}    Authorization=Bearer %{KEY}    # why",
    "*** Test Cases ***",
    "Lists Models",
    "    [Documentation]    whatever",
    "    ${answer}=    GET    ${BASE}/v1",
    "    ...    headers=${HEADERS}    verify=${False}",
    "    Log To Console    ${answer.text}",
  ].join("\n");
  expect(print("robot", text)).toBe(
    [
      'BASE = "https://x.example"',
      'HEADERS = {"Authorization": `Bearer ${env.KEY}`}',
      "fn listsModels() { answer = get(`${BASE}/v1`, headers=HEADERS, verify=false); logToConsole(answer.text) }",
    ].join("\n"),
  );
});

test("never throws on what is left of a file", () => {
  const text = "*** Keywords ***\nA\n    [Arguments]    ${x}=1\n    VAR    ${y}    ${x\n    IF    1    Log    ${\n";
  for (let end = 0; end <= text.length; end++) expect(print("robot", text.slice(0, end))).toEqual(expect.any(String));
});
