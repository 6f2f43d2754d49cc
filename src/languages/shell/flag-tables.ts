/** What is known of the flags of one command. */
export interface FlagTable {
  /** The long name of a short flag, or the flag itself where it has none. */
  readonly short: ReadonlyMap<string, string>;
  /** The long names that take a value. */
  readonly valued: ReadonlySet<string>;
  /** Long flags are written with one dash: `openssl s_client -connect host`. */
  readonly singleDash?: boolean;
}

function table(short: string, valued: string, singleDash = false): FlagTable {
  const pairs = short.split(/\s+/).filter(Boolean).map((pair): [string, string] => [pair.charAt(0), pair.slice(2)]);
  return { short: new Map(pairs), valued: new Set(valued.split(/\s+/).filter(Boolean)), singleDash };
}

const curl = table(
  `a=append A=user-agent b=cookie B=use-ascii c=cookie-jar C=continue-at d=data D=dump-header e=referer E=cert
   f=fail F=form g=globoff G=get h=help H=header i=include I=head j=junk-session-cookies J=remote-header-name
   k=insecure K=config l=list-only L=location m=max-time M=manual n=netrc N=no-buffer o=output O=remote-name
   p=proxytunnel P=ftp-port q=disable Q=quote r=range R=remote-time s=silent S=show-error t=telnet-option
   T=upload-file u=user U=proxy-user v=verbose V=version w=write-out x=proxy X=request y=speed-time
   Y=speed-limit z=time-cond Z=parallel 0=http1.0 1=tlsv1 2=sslv2 3=sslv3 4=ipv4 6=ipv6 #=progress-bar :=next`,
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to
   continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw
   data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech
   egd-file engine etag-compare etag-save expect100-timeout form form-string ftp-account
   ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip
   header hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key
   key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize
   max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey
   preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type
   proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey
   proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user
   proxy1.0 pubkey quote random-file range rate referer request request-target resolve retry retry-delay
   retry-max-time sasl-authzid service-name socks4 socks4a socks5 socks5-gssapi-service socks5-hostname
   speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype
   tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url url-query user user-agent
   variable vlan-priority write-out`,
);

const wget = table(
  `O=output-document o=output-file a=append-output q=quiet d=debug v=verbose U=user-agent e=execute i=input-file
   P=directory-prefix T=timeout t=tries w=wait Q=quota S=server-response c=continue b=background l=level
   A=accept R=reject D=domains I=include-directories X=exclude-directories B=base r=recursive N=timestamping
   m=mirror k=convert-links p=page-requisites x=force-directories E=adjust-extension H=span-hosts L=relative
   n=no 4=inet4-only 6=inet6-only h=help V=version F=force-html K=backup-converted Y=proxy`,
  `accept accept-regex append-output base body-data body-file bind-address ca-certificate ca-directory
   certificate certificate-type ciphers compression config connect-timeout cut-dirs default-page
   directory-prefix dns-timeout domains exclude-directories exclude-domains execute header hsts-file
   http-passwd http-password http-user include-directories input-file level limit-rate load-cookies
   local-encoding max-redirect method no output-document output-file password pinnedpubkey post-data post-file
   prefer-family private-key private-key-type progress proxy-password proxy-user quota read-timeout referer
   reject reject-regex remote-encoding report-speed restrict-file-names save-cookies secure-protocol
   timeout tries use-askpass user user-agent wait waitretry`,
);

const httpie = table(
  `j=json f=form p=print h=headers b=body m=meta v=verbose s=style o=output d=download c=continue a=auth
   A=auth-type I=ignore-stdin F=follow S=stream x=compress q=quiet`,
  `print style output auth auth-type proxy max-redirects max-headers timeout session session-read-only
   verify ssl ciphers cert cert-key cert-key-pass default-scheme pretty response-charset response-mime
   format-options raw boundary history-print bearer resolve interface http-version`,
);

const openssl = table(
  "",
  `connect servername host port CAfile CApath cert key keyform certform pass passin passout in out inform
   outform hmac mac macopt sign verify_hostname starttls cipher proxy verify alpn K iv k kfile md subj config
   days newkey psk`,
  true,
);

const dockerRun = table(
  `e=env v=volume p=publish w=workdir u=user h=hostname l=label m=memory a=attach c=cpu-shares i=interactive
   t=tty d=detach P=publish-all T=no-tty q=quiet`,
  `add-host annotation attach cap-add cap-drop cgroup-parent cidfile cpu-period cpu-quota cpu-shares cpus
   cpuset-cpus cpuset-mems detach-keys device dns entrypoint env env-file env-from-file expose gpus group-add
   health-cmd health-interval hostname index ip ipc isolation label label-file link log-driver log-opt
   mac-address memory memory-swap mount name network net network-alias pid pids-limit platform publish pull
   restart runtime secret security-opt shm-size stop-signal stop-timeout sysctl tmpfs ulimit user userns uts
   volume volumes-from workdir`,
);

const docker = table(
  `e=env f=file t=tag p=project-name q=quiet l=log-level H=host c=context u=username D=debug a=all o=output
   d=detach i=interactive`,
  `env env-file file tag build-arg build-context cache-from cache-to label target platform secret ssh
   network output progress project-name profile project-directory log-level host context username password
   config filter format`,
);

const git = table(
  "c=config C=directory m=message F=file b=branch o=option u=set-upstream a=all f=force q=quiet v=verbose p=paginate",
  "config directory message file option git-dir work-tree namespace config-env",
);

const kubectl = table(
  "n=namespace c=container f=filename o=output l=selector i=stdin t=tty k=kustomize p=patch w=watch",
  `namespace container filename output selector kustomize patch context cluster kubeconfig token user server
   image env from-literal from-file from-env-file as type template field-selector`,
);

const ssh = table(
  `B=bind-interface b=bind-address c=cipher D=dynamic E=log-file e=escape F=config I=pkcs11 i=identity
   J=jump L=local-forward l=login-name m=mac O=control O=control o=option p=port Q=query R=remote-forward
   S=control-path W=forward w=tunnel`,
  `bind-interface bind-address cipher dynamic log-file escape config pkcs11 identity jump local-forward
   login-name mac control option port query remote-forward control-path forward tunnel`,
);

const terraform = table("", "var var-file target out state backend-config chdir", true);

const tables = new Map<string, FlagTable>([
  ["curl", curl],
  ["curlie", curl],
  ["wget", wget],
  ["wget2", wget],
  ["http", httpie],
  ["https", httpie],
  ["xh", httpie],
  ["xhs", httpie],
  ["openssl", openssl],
  ["docker", docker],
  ["docker-compose", docker],
  ["podman", docker],
  ["nerdctl", docker],
  ["git", git],
  ["kubectl", kubectl],
  ["oc", kubectl],
  ["ssh", ssh],
  ["terraform", terraform],
  ["tofu", terraform],
]);

export function flagsOf(command: string): FlagTable | undefined {
  return tables.get(command);
}

/** For `docker run` and `docker exec`, whose short flags differ from those of the other subcommands. */
export const runFlags = dockerRun;
