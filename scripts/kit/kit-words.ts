import type { KitList } from '../../services/domain/kit.ts';

/** What a person reads who opens a kit with any tar program, in English and in French. */
export function kitWords({ version, arch, images, installers }: KitList): { path: string; words: string }[] {
  const list = (names: readonly string[], none: string) =>
    names.length === 0 ? `  ${none}` : names.map((name) => `  ${name}`).join('\n');
  const load = images[0]?.file ?? 'images/NAME.tar.gz';
  const names = images.map(({ name }) => name);
  const english = `Meadow ${version}: offline kit

For computers that cannot download: the installers of Meadow, and the container images of its stack
(for ${arch} processors).

1. Install Meadow: open the file for your system in "installers".
${list(installers, '(none is in this kit)')}

2. Only for the stack: start your container engine (Docker Desktop, Colima, Rancher Desktop or Podman),
   then have Meadow take the images. It checks every byte first.

     meadow stack load meadow-kit-${version}-${arch}.tar

   An installed app has that command on Linux and macOS as: Meadow --cli stack load ...
   By hand, once per image, from the folder this kit was unpacked into:

     sha256sum -c SHA256SUMS            (macOS: shasum -a 256 -c SHA256SUMS)
     docker load -i ${load}

3. Press "Start stack" in Meadow. It needs no network then.

Images:
${list(names, '(none)')}
`;
  const french = `Meadow ${version} : kit hors ligne

Pour les ordinateurs qui ne peuvent rien télécharger : les installeurs de Meadow et les images de conteneurs
de sa pile (pour processeurs ${arch}).

1. Installer Meadow : ouvrez le fichier de votre système dans « installers ».
${list(installers, '(aucun dans ce kit)')}

2. Seulement pour la pile : démarrez votre moteur de conteneurs (Docker Desktop, Colima, Rancher Desktop ou
   Podman), puis faites prendre les images par Meadow. Il vérifie d’abord chaque octet.

     meadow stack load meadow-kit-${version}-${arch}.tar

   L’application installée a cette commande sous Linux et macOS : Meadow --cli stack load ...
   À la main, une fois par image, depuis le dossier où ce kit a été ouvert :

     sha256sum -c SHA256SUMS            (macOS : shasum -a 256 -c SHA256SUMS)
     docker load -i ${load}

3. Cliquez sur « Démarrer la pile » dans Meadow. Le réseau n’est alors plus nécessaire.

Images :
${list(names, '(aucune)')}
`;
  return [
    { path: 'README.txt', words: english },
    { path: 'LISEZ-MOI.txt', words: french },
  ];
}
