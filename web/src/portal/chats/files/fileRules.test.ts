import { expect, it } from "vitest";
import { isPicture, refusedBeforehand, takenName } from "./fileRules";

it("names what need not be sent to be refused", () => {
  expect(refusedBeforehand({ size: 0 })?.code).toBe("fileEmpty");
  expect(refusedBeforehand({ size: 10 * 1024 * 1024 + 1 })?.code).toBe("fileTooLarge");
  expect(refusedBeforehand({ size: 10 * 1024 * 1024 })).toBeUndefined();
});

it("draws only pictures without script", () => {
  expect(["image/png", "image/webp"].every(isPicture)).toBe(true);
  expect(["image/svg+xml", "text/html", "application/pdf", "image/tiff"].some(isPicture)).toBe(false);
});

it("gives files a name that is taken", () => {
  expect(takenName("C:\\Users\\x\\plan.pdf")).toBe("plan.pdf");
  expect(takenName("Meeting 10:30?.txt")).toBe("Meeting 10_30_.txt");
  expect(takenName(".profile")).toBe("profile");
  expect(takenName("..")).toBe("file");
  expect(takenName("invoice\u202Efdp.exe")).toBe("invoicefdp.exe");
  const long = takenName(`${"é".repeat(300)}.docx`);
  expect([...long].length).toBe(200);
  expect(long.endsWith(".docx")).toBe(true);
});
