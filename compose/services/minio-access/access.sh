# A user of the store for each service, with rights to what it works with and nothing else. S3 itself knows no users, so
# this runs in the store's own image, which has its client. Again and again without harm: it sets what should be.
set -eu
here=/run/meadow
MC_HOST_store=$(cat $here/store)
export MC_HOST_store MC_CONFIG_DIR=/tmp/mc

# By standard input, so that no secret is an argument.
add_user() { printf '%s\n%s\n' "$1" "$(cat $here/users/$1)" | mc --quiet admin user add store; }

# It is an error to the client to attach what is attached. No grep: some of these images have none.
attach() {
  said=$(mc --quiet admin policy attach store "$1" --user "$1" 2>&1) || case $said in
    *'already in effect'*) ;;
    *)
      echo "$said" >&2
      return 1
      ;;
  esac
}

for file in $here/users/*; do
  name=${file##*/}
  mc --quiet admin policy create store "$name" "$here/policies/$name.json"
  add_user "$name"
  attach "$name"
done
