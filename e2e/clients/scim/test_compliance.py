"""The public compliance checker finds nothing."""

import os
import pathlib
import subprocess
import sys
import unittest

from server import Server


class Compliance(unittest.TestCase):
    def test_scim2_cli(self):
        checker = pathlib.Path(sys.executable).parent / "scim2"
        with Server() as server:
            environment = {
                **os.environ,
                "SCIM_CLI_HEADERS": f"Authorization: Bearer {server.token}",
            }
            done = subprocess.run(
                [checker, "--url", server.url, "test"],
                env=environment, capture_output=True, text=True,
            )
        said = done.stdout + done.stderr
        # It ends well only if every single check was a success: one that was skipped is none.
        self.assertEqual(done.returncode, 0, said)
        checks = said.count("SUCCESS")
        self.assertGreater(checks, 80, said)
        print(f"scim2 test: {checks} checks, all a success")


if __name__ == "__main__":
    unittest.main()
