import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import {
  DarkThemeRegular,
  LocalLanguageRegular,
  OpenRegular,
  PersonRegular,
  SignOutRegular,
} from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { client, unwrap } from "../../api/client";
import { toProblem } from "../../api/problem";
import type { Session } from "../../api/types";
import { type Language, languageNames, languages } from "../../i18n/languages";
import { currentLanguage, speak } from "../../i18n/setup";
import { useServerWords } from "../../i18n/useServerWords";
import { leaveThisBrowser } from "../../push/leave";
import { chooseTheme, type ThemeChoice, themeChoices, useThemeChoice } from "../../theme/themeChoice";
import { PersonMark } from "../../ui/PersonMark";
import { problemWords } from "../../ui/problemWords";
import { useNotice } from "./notices";

/** Keeps the language with the account, so that messages and e-mails speak it too. */
async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  await unwrap(client.PATCH("/v1.0/me", { body: { preferredLanguage: language } }));
}

/** Says what failed: a menu that has closed has no place of its own for it. */
function useFailureNotice(): (cause: unknown) => void {
  const { t } = useTranslation();
  const notify = useNotice();
  return (cause) => {
    const { title, help } = problemWords(toProblem(cause), t);
    notify(help === "" ? title : `${title}. ${help}`, "error");
  };
}

export function LanguageMenu() {
  const { t } = useTranslation();
  const onError = useFailureNotice();
  const keep = useMutation({ mutationFn: chooseLanguage, onError });
  return (
    <Menu
      checkedValues={{ language: [currentLanguage()] }}
      onCheckedValueChange={(_, data) => keep.mutate(data.checkedItems[0] as Language)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<LocalLanguageRegular />} aria-label={t("shared.language")} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {languages.map((one) => (
            <MenuItemRadio key={one} name="language" value={one} lang={one}>
              {languageNames[one]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

export function ThemeMenu() {
  const { t } = useTranslation();
  const choice = useThemeChoice();
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, data) => chooseTheme(data.checkedItems[0] as ThemeChoice)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DarkThemeRegular />} aria-label={t("shared.theme.label")} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {themeChoices.map((one) => (
            <MenuItemRadio key={one} name="theme" value={one}>
              {t(`shared.theme.${one}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

export function AccountMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const onError = useFailureNotice();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: async () => {
      await leaveThisBrowser();
      await unwrap(client.DELETE("/identity/session"));
    },
    onSuccess: () => location.assign("/signin?signedOut=1"),
    onError,
  });
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          shape="circular"
          aria-label={t("shell.account", { name: session.user.displayName })}
          icon={<PersonMark name={session.user.displayName} />}
        />
      </MenuTrigger>
      <MenuPopover>
        <div className="account-words">
          <strong>{session.user.displayName}</strong>
          <span className="muted">{session.user.userPrincipalName}</span>
          {session.roles.map((role) => (
            <span key={role.id} className="muted">
              {words.roleName(role)}
            </span>
          ))}
        </div>
        <MenuList>
          <MenuDivider />
          <MenuItem icon={<PersonRegular />} onClick={() => navigate({ to: "/account" })}>
            {t("shell.nav.account")}
          </MenuItem>
          <MenuItemLink icon={<OpenRegular />} href="/">
            {t("shell.portal")}
          </MenuItemLink>
          <MenuItem icon={<SignOutRegular />} onClick={() => signOut.mutate()}>
            {t("shared.signOut")}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
