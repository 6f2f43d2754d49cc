import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

/** Left out: what needs the package known (`Run->pass`). */
export const perl: Ways = {
  path: "lib/Run.pm",
  rules: hardCoded,
  program: (top, statements) =>
    `package Run;\nuse strict;\nuse warnings;\n\n${top}\n\nsub run {\n    my ($prompt) = @_;\n${indent(statements, 4)}\n}\n\n1;\n`,
  holding: {
    variable: [`my $pass = '${key}';`, "$pass"],
    double: [`our $pass = "${key}";`, "$pass"],
    constant: [`use constant PASS => '${key}';`, "PASS"],
    readonly: [`Readonly my $PASS => '${key}';`, "$PASS"],
    readonlyScalar: [`Readonly::Scalar my $PASS => '${key}';`, "$PASS"],
    handed: [`sub same {\n    my ($given) = @_;\n    return $given;\n}`, `same('${key}')`],
    shifted: [`sub same {\n    my $given = shift;\n    return $given;\n}`, `same('${key}')`],
    constants: [`use constant {\n    NAME => 'x',\n    PASS => '${key}',\n};`, "PASS"],
    quoted: [`my $pass = q(${key});`, "$pass"],
    quotedDouble: [`my $pass = qq{${key}};`, "$pass"],
    words: [`my @keys = qw(x ${key});`, "$keys[1]"],
    concat: [`my $pass = '${start}' . '${rest}';`, "$pass"],
    concatAssigned: [`my $pass = '${start}';\n$pass .= '${rest}';`, "$pass"],
    joined: [`my $pass = join('', '${start}', '${rest}');`, "$pass"],
    formatted: [`my $pass = sprintf('%s%s', '${start}', '${rest}');`, "$pass"],
    or: [`my $pass = $ENV{PASS} || '${key}';`, "$pass"],
    definedOr: [`my $pass = $ENV{PASS} // '${key}';`, "$pass"],
    ternary: [`my $pass = defined $ENV{PASS} ? $ENV{PASS} : '${key}';`, "$pass"],
    environment: [`$ENV{PASS} = '${key}';`, "$ENV{PASS}"],
    environmentDefault: [`$ENV{PASS} //= '${key}';`, "$ENV{PASS}"],
    hash: [`my %config = (pass => '${key}');`, "$config{pass}"],
    hashLater: [`my %config;\n$config{pass} = '${key}';`, "$config{pass}"],
    reference: [`my $config = { pass => '${key}' };`, "$config->{pass}"],
    nested: [`my $config = { llm => { pass => '${key}' } };`, "$config->{llm}{pass}"],
    array: [`my @keys = ('x', '${key}');`, "$keys[1]"],
    arrayReference: [`my $keys = ['x', '${key}'];`, "$keys->[1]"],
    subroutine: [`sub pass {\n    return '${key}';\n}`, "pass()"],
    implicitResult: [`sub pass { '${key}' }`, "pass()"],
    list: [`my ($name, $pass) = ('x', '${key}');`, "$pass"],
    decoded: [`my $pass = decode_base64('${base64}');`, "$pass"],
    decodedFull: [`my $pass = MIME::Base64::decode_base64("${base64}");`, "$pass"],
  },
  sending: {
    lwpGet: (k) => `
      my $ua = LWP::UserAgent->new;
      return $ua->get('${address}', Authorization => 'Bearer ' . ${k});`,
    lwpPost: (k) => `
      my $ua = LWP::UserAgent->new;
      return $ua->post('${address}', 'Authorization' => "Bearer " . ${k}, Content => $prompt);`,
    lwpDefault: (k) => `
      my $ua = LWP::UserAgent->new;
      $ua->default_header('Authorization' => 'Bearer ' . ${k});
      return $ua->get('${address}');`,
    httpRequest: (k) => `
      my $request = HTTP::Request->new(POST => '${address}');
      $request->header('Authorization' => 'Bearer ' . ${k});
      return LWP::UserAgent->new->request($request);`,
    httpRequestList: (k) => `
      my $request = HTTP::Request->new('POST', '${address}', ['Authorization' => 'Bearer ' . ${k}]);
      return LWP::UserAgent->new->request($request);`,
    httpCommon: (k) => `
      return $ua->request(GET '${address}', Authorization => 'Bearer ' . ${k});`,
    httpTiny: (k) => `
      return HTTP::Tiny->new->request('POST', '${address}', {
          headers => { Authorization => 'Bearer ' . ${k} },
      });`,
    httpTinyDefault: (k) => `
      my $http = HTTP::Tiny->new(default_headers => { 'Authorization' => sprintf('Bearer %s', ${k}) });
      return $http->get('${address}');`,
    mojo: (k) => `
      my $ua = Mojo::UserAgent->new;
      return $ua->post('${address}' => { Authorization => 'Bearer ' . ${k} } => json => {})->result;`,
    mojoStart: (k) => `
      my $ua = Mojo::UserAgent->new;
      $ua->on(start => sub {
          my ($agent, $tx) = @_;
          $tx->req->headers->authorization('Bearer ' . ${k});
      });
      return $ua->get('${address}')->result;`,
    restClient: (k) => `
      my $client = REST::Client->new(host => '${host}');
      $client->addHeader('Authorization', 'Bearer ' . ${k});
      return $client->GET('/v1/models');`,
    furl: (k) => `return Furl->new->get('${address}', ['Authorization' => 'Bearer ' . ${k}]);`,
    openai: (k) => `return OpenAPI::Client::OpenAI->new(base_url => '${host}/v1', api_key => ${k});`,
    system: (k) => `return system('curl', '-H', 'Authorization: Bearer ' . ${k}, '${address}');`,
  },
};
